// Loaded before a program (LD_PRELOAD), counts the bytes that it asks of malloc. Freed ones are not taken off: what a
// call takes and gives back is what the allocator or the garbage collector has to deal with.
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static unsigned long long bytes;

static void count(size_t size) { __atomic_fetch_add(&bytes, size, __ATOMIC_RELAXED); }

unsigned long long allocated_bytes(void) { return __atomic_load_n(&bytes, __ATOMIC_RELAXED); }

void *malloc(size_t size) {
  count(size);
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  count(items * size);
  return __libc_calloc(items, size);
}

void *realloc(void *old, size_t size) {
  count(size);
  return __libc_realloc(old, size);
}
