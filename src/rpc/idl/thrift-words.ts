/** Words that Thrift's compiler (0.17) refuses as names, since Thrift or one of its languages reserves them. */
const RESERVED = new Set(
  (
    'BEGIN END __CLASS__ __DIR__ __FILE__ __FUNCTION__ __LINE__ __METHOD__ __NAMESPACE__ abstract alias and args as ' +
    'assert async begin binary bool break byte case catch class clone const continue cpp_include cpp_type declare def ' +
    'default del delete do double dynamic elif else elseif elsif end enddeclare endfor endforeach endif endswitch ' +
    'endwhile ensure enum except exception exec extends false finally float for foreach from function global goto i16 ' +
    'i32 i64 i8 if implements import in include inline instanceof interface is java_package lambda list map module ' +
    'namespace native new next nil not oneway optional or package pass perl_package print private protected public ' +
    'py_module raise redo register required rescue retry return self senum service set sizeof slist static string ' +
    'struct super switch synchronized then this throw throws transient true try typedef undef union unless unsigned ' +
    'until use var virtual void volatile when while with xor xsd_all xsd_attrs xsd_nillable xsd_optional yield'
  ).split(' '),
);

/** A name of the proto for Thrift: reserved words get a `_` at the end. */
export const thriftName = (name: string): string => (RESERVED.has(name) ? `${name}_` : name);
