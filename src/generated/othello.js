/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const othello = $root.othello = (() => {

    /**
     * Namespace othello.
     * @exports othello
     * @namespace
     */
    const othello = {};

    /**
     * ProtocolVersion enum.
     * @name othello.ProtocolVersion
     * @enum {number}
     * @property {number} V_0=0 V_0 value
     * @property {number} V_1=1 V_1 value
     * @property {number} V_2=2 V_2 value
     */
    othello.ProtocolVersion = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "V_0"] = 0;
        values[valuesById[1] = "V_1"] = 1;
        values[valuesById[2] = "V_2"] = 2;
        return values;
    })();

    /**
     * BoardItemType enum.
     * @name othello.BoardItemType
     * @enum {number}
     * @property {number} Empty=0 Empty value
     * @property {number} Black=1 Black value
     * @property {number} White=2 White value
     */
    othello.BoardItemType = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "Empty"] = 0;
        values[valuesById[1] = "Black"] = 1;
        values[valuesById[2] = "White"] = 2;
        return values;
    })();

    /**
     * PlatformType enum.
     * @name othello.PlatformType
     * @enum {number}
     * @property {number} UNKNOWN=0 UNKNOWN value
     * @property {number} CUSTOM=1 CUSTOM value
     * @property {number} GAME_CENTER=2 GAME_CENTER value
     * @property {number} GOOGLE_PLAY=3 GOOGLE_PLAY value
     * @property {number} FACEBOOK=4 FACEBOOK value
     */
    othello.PlatformType = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "UNKNOWN"] = 0;
        values[valuesById[1] = "CUSTOM"] = 1;
        values[valuesById[2] = "GAME_CENTER"] = 2;
        values[valuesById[3] = "GOOGLE_PLAY"] = 3;
        values[valuesById[4] = "FACEBOOK"] = 4;
        return values;
    })();

    /**
     * ResultCode enum.
     * @name othello.ResultCode
     * @enum {number}
     * @property {number} Success=0 Success value
     * @property {number} ErrorUserNotRegistered=100 ErrorUserNotRegistered value
     * @property {number} ErrorUserNameAlreadyExists=101 ErrorUserNameAlreadyExists value
     * @property {number} ErrorUserAlreadyExists=102 ErrorUserAlreadyExists value
     * @property {number} ErrorUserInvalidName=103 ErrorUserInvalidName value
     * @property {number} ErrorUserDuplicatedLogin=104 ErrorUserDuplicatedLogin value
     * @property {number} ErrorUserInvalidToken=105 ErrorUserInvalidToken value
     * @property {number} ErrorInvalidGameRoom=106 ErrorInvalidGameRoom value
     * @property {number} ErrorSystem=200 ErrorSystem value
     * @property {number} ErrorInvalidProtocolVersion=201 ErrorInvalidProtocolVersion value
     * @property {number} ErrorNotYourTurn=107 ErrorNotYourTurn value
     * @property {number} ErrorIllegalMove=108 ErrorIllegalMove value
     * @property {number} ErrorAlreadyInGameRoom=109 ErrorAlreadyInGameRoom value
     * @property {number} ErrorGameRoomFull=110 ErrorGameRoomFull value
     * @property {number} ErrorGameNotInPlay=111 ErrorGameNotInPlay value
     * @property {number} ErrorInvalidProcedure=202 ErrorInvalidProcedure value
     * @property {number} ErrorSeqNoConflict=203 ErrorSeqNoConflict value
     * @property {number} ErrorSeqNoStale=204 ErrorSeqNoStale value
     * @property {number} ErrorRateLimited=205 ErrorRateLimited value
     * @property {number} ErrorPlatformNotSupported=206 ErrorPlatformNotSupported value
     * @property {number} ErrorInvalidArgument=207 ErrorInvalidArgument value
     * @property {number} ErrorUserSuspended=208 ErrorUserSuspended value
     */
    othello.ResultCode = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "Success"] = 0;
        values[valuesById[100] = "ErrorUserNotRegistered"] = 100;
        values[valuesById[101] = "ErrorUserNameAlreadyExists"] = 101;
        values[valuesById[102] = "ErrorUserAlreadyExists"] = 102;
        values[valuesById[103] = "ErrorUserInvalidName"] = 103;
        values[valuesById[104] = "ErrorUserDuplicatedLogin"] = 104;
        values[valuesById[105] = "ErrorUserInvalidToken"] = 105;
        values[valuesById[106] = "ErrorInvalidGameRoom"] = 106;
        values[valuesById[200] = "ErrorSystem"] = 200;
        values[valuesById[201] = "ErrorInvalidProtocolVersion"] = 201;
        values[valuesById[107] = "ErrorNotYourTurn"] = 107;
        values[valuesById[108] = "ErrorIllegalMove"] = 108;
        values[valuesById[109] = "ErrorAlreadyInGameRoom"] = 109;
        values[valuesById[110] = "ErrorGameRoomFull"] = 110;
        values[valuesById[111] = "ErrorGameNotInPlay"] = 111;
        values[valuesById[202] = "ErrorInvalidProcedure"] = 202;
        values[valuesById[203] = "ErrorSeqNoConflict"] = 203;
        values[valuesById[204] = "ErrorSeqNoStale"] = 204;
        values[valuesById[205] = "ErrorRateLimited"] = 205;
        values[valuesById[206] = "ErrorPlatformNotSupported"] = 206;
        values[valuesById[207] = "ErrorInvalidArgument"] = 207;
        values[valuesById[208] = "ErrorUserSuspended"] = 208;
        return values;
    })();

    othello.User = (function() {

        /**
         * Properties of a User.
         * @typedef {Object} othello.User.$Properties
         * @property {number|Long|null} [id] User id
         * @property {string|null} [name] User name
         * @property {number|null} [level] User level
         * @property {number|null} [exp] User exp
         * @property {number|null} [win] User win
         * @property {number|null} [lose] User lose
         * @property {number|null} [gold] User gold
         * @property {number|null} [draw] User draw
         * @property {number|null} [rating] User rating
         * @property {number|null} [ratingDeviation] User ratingDeviation
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a User.
         * @memberof othello
         * @interface IUser
         * @augments othello.User.$Properties
         * @deprecated Use othello.User.$Properties instead.
         */

        /**
         * Shape of a User.
         * @typedef {othello.User.$Properties} othello.User.$Shape
         */

        /**
         * Constructs a new User.
         * @memberof othello
         * @classdesc Represents a User.
         * @constructor
         * @param {othello.User.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const User = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * User id.
         * @member {number|Long|null} id
         * @memberof othello.User
         * @instance
         */
        User.prototype.id = null;

        /**
         * User name.
         * @member {string|null} name
         * @memberof othello.User
         * @instance
         */
        User.prototype.name = null;

        /**
         * User level.
         * @member {number|null} level
         * @memberof othello.User
         * @instance
         */
        User.prototype.level = null;

        /**
         * User exp.
         * @member {number|null} exp
         * @memberof othello.User
         * @instance
         */
        User.prototype.exp = null;

        /**
         * User win.
         * @member {number|null} win
         * @memberof othello.User
         * @instance
         */
        User.prototype.win = null;

        /**
         * User lose.
         * @member {number|null} lose
         * @memberof othello.User
         * @instance
         */
        User.prototype.lose = null;

        /**
         * User gold.
         * @member {number|null} gold
         * @memberof othello.User
         * @instance
         */
        User.prototype.gold = null;

        /**
         * User draw.
         * @member {number|null} draw
         * @memberof othello.User
         * @instance
         */
        User.prototype.draw = null;

        /**
         * User rating.
         * @member {number|null} rating
         * @memberof othello.User
         * @instance
         */
        User.prototype.rating = null;

        /**
         * User ratingDeviation.
         * @member {number|null} ratingDeviation
         * @memberof othello.User
         * @instance
         */
        User.prototype.ratingDeviation = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_id", {
            get: $util.oneOfGetter($oneOfFields = ["id"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_name", {
            get: $util.oneOfGetter($oneOfFields = ["name"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_level", {
            get: $util.oneOfGetter($oneOfFields = ["level"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_exp", {
            get: $util.oneOfGetter($oneOfFields = ["exp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_win", {
            get: $util.oneOfGetter($oneOfFields = ["win"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_lose", {
            get: $util.oneOfGetter($oneOfFields = ["lose"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_gold", {
            get: $util.oneOfGetter($oneOfFields = ["gold"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_draw", {
            get: $util.oneOfGetter($oneOfFields = ["draw"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_rating", {
            get: $util.oneOfGetter($oneOfFields = ["rating"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(User.prototype, "_ratingDeviation", {
            get: $util.oneOfGetter($oneOfFields = ["ratingDeviation"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new User instance using the specified properties.
         * @function create
         * @memberof othello.User
         * @static
         * @param {othello.User.$Properties=} [properties] Properties to set
         * @returns {othello.User} User instance
         * @type {{
         *   (properties: othello.User.$Shape): othello.User & othello.User.$Shape;
         *   (properties?: othello.User.$Properties): othello.User;
         * }}
         */
        User.create = function(properties) {
            return new User(properties);
        };

        /**
         * Encodes the specified User message. Does not implicitly {@link othello.User.verify|verify} messages.
         * @function encode
         * @memberof othello.User
         * @static
         * @param {othello.User.$Properties} message User message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        User.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
            if (message.level != null && $Object.hasOwnProperty.call(message, "level"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.level);
            if (message.exp != null && $Object.hasOwnProperty.call(message, "exp"))
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.exp);
            if (message.win != null && $Object.hasOwnProperty.call(message, "win"))
                writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.win);
            if (message.lose != null && $Object.hasOwnProperty.call(message, "lose"))
                writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.lose);
            if (message.gold != null && $Object.hasOwnProperty.call(message, "gold"))
                writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.gold);
            if (message.draw != null && $Object.hasOwnProperty.call(message, "draw"))
                writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.draw);
            if (message.rating != null && $Object.hasOwnProperty.call(message, "rating"))
                writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.rating);
            if (message.ratingDeviation != null && $Object.hasOwnProperty.call(message, "ratingDeviation"))
                writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.ratingDeviation);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a User message from the specified reader or buffer.
         * @function decode
         * @memberof othello.User
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.User & othello.User.$Shape} User
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        User.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.User();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.id = reader.uint64();
                        message._id = "id";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.stringVerify();
                        message._name = "name";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.level = reader.uint32();
                        message._level = "level";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.exp = reader.uint32();
                        message._exp = "exp";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.win = reader.uint32();
                        message._win = "win";
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.lose = reader.uint32();
                        message._lose = "lose";
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.gold = reader.uint32();
                        message._gold = "gold";
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.draw = reader.uint32();
                        message._draw = "draw";
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.rating = reader.uint32();
                        message._rating = "rating";
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        message.ratingDeviation = reader.uint32();
                        message._ratingDeviation = "ratingDeviation";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return User;
    })();

    othello.GameRoom = (function() {

        /**
         * Properties of a GameRoom.
         * @typedef {Object} othello.GameRoom.$Properties
         * @property {number|Long|null} [roomId] GameRoom roomId
         * @property {number|Long|null} [user_1] GameRoom user_1
         * @property {number|Long|null} [user_2] GameRoom user_2
         * @property {othello.GameRoom.GameRoomStatus|null} [status] GameRoom status
         * @property {Array.<othello.BoardItemType>} [board] GameRoom board
         * @property {number|Long|null} [updated] GameRoom updated
         * @property {number|Long|null} [created] GameRoom created
         * @property {number|null} [version] GameRoom version
         * @property {Uint8Array|null} [moves] GameRoom moves
         * @property {Uint8Array|null} [legalMoves] GameRoom legalMoves
         * @property {number|Long|null} [turnDeadline] GameRoom turnDeadline
         * @property {number|Long|null} [winner] GameRoom winner
         * @property {number|null} [turnSeconds] GameRoom turnSeconds
         * @property {number|null} [gameSeconds] GameRoom gameSeconds
         * @property {number|null} [incrementSeconds] GameRoom incrementSeconds
         * @property {number|null} [remaining_1] GameRoom remaining_1
         * @property {number|null} [remaining_2] GameRoom remaining_2
         * @property {boolean|null} [casual] GameRoom casual
         * @property {string|null} [invite] GameRoom invite
         * @property {boolean|null} [unrated] GameRoom unrated
         * @property {othello.GameRoom.Seat|null} [seat] GameRoom seat
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GameRoom.
         * @memberof othello
         * @interface IGameRoom
         * @augments othello.GameRoom.$Properties
         * @deprecated Use othello.GameRoom.$Properties instead.
         */

        /**
         * Shape of a GameRoom.
         * @typedef {othello.GameRoom.$Properties} othello.GameRoom.$Shape
         */

        /**
         * Constructs a new GameRoom.
         * @memberof othello
         * @classdesc Represents a GameRoom.
         * @constructor
         * @param {othello.GameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const GameRoom = function (properties) {
            this.board = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GameRoom roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.roomId = null;

        /**
         * GameRoom user_1.
         * @member {number|Long|null} user_1
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.user_1 = null;

        /**
         * GameRoom user_2.
         * @member {number|Long|null} user_2
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.user_2 = null;

        /**
         * GameRoom status.
         * @member {othello.GameRoom.GameRoomStatus|null} status
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.status = null;

        /**
         * GameRoom board.
         * @member {Array.<othello.BoardItemType>} board
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.board = $util.emptyArray;

        /**
         * GameRoom updated.
         * @member {number|Long|null} updated
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.updated = null;

        /**
         * GameRoom created.
         * @member {number|Long|null} created
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.created = null;

        /**
         * GameRoom version.
         * @member {number|null} version
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.version = null;

        /**
         * GameRoom moves.
         * @member {Uint8Array|null} moves
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.moves = null;

        /**
         * GameRoom legalMoves.
         * @member {Uint8Array|null} legalMoves
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.legalMoves = null;

        /**
         * GameRoom turnDeadline.
         * @member {number|Long|null} turnDeadline
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.turnDeadline = null;

        /**
         * GameRoom winner.
         * @member {number|Long|null} winner
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.winner = null;

        /**
         * GameRoom turnSeconds.
         * @member {number|null} turnSeconds
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.turnSeconds = null;

        /**
         * GameRoom gameSeconds.
         * @member {number|null} gameSeconds
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.gameSeconds = null;

        /**
         * GameRoom incrementSeconds.
         * @member {number|null} incrementSeconds
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.incrementSeconds = null;

        /**
         * GameRoom remaining_1.
         * @member {number|null} remaining_1
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.remaining_1 = null;

        /**
         * GameRoom remaining_2.
         * @member {number|null} remaining_2
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.remaining_2 = null;

        /**
         * GameRoom casual.
         * @member {boolean|null} casual
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.casual = null;

        /**
         * GameRoom invite.
         * @member {string|null} invite
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.invite = null;

        /**
         * GameRoom unrated.
         * @member {boolean|null} unrated
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.unrated = null;

        /**
         * GameRoom seat.
         * @member {othello.GameRoom.Seat|null} seat
         * @memberof othello.GameRoom
         * @instance
         */
        GameRoom.prototype.seat = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_user_1", {
            get: $util.oneOfGetter($oneOfFields = ["user_1"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_user_2", {
            get: $util.oneOfGetter($oneOfFields = ["user_2"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_status", {
            get: $util.oneOfGetter($oneOfFields = ["status"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_updated", {
            get: $util.oneOfGetter($oneOfFields = ["updated"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_created", {
            get: $util.oneOfGetter($oneOfFields = ["created"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_version", {
            get: $util.oneOfGetter($oneOfFields = ["version"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_moves", {
            get: $util.oneOfGetter($oneOfFields = ["moves"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_legalMoves", {
            get: $util.oneOfGetter($oneOfFields = ["legalMoves"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_turnDeadline", {
            get: $util.oneOfGetter($oneOfFields = ["turnDeadline"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_winner", {
            get: $util.oneOfGetter($oneOfFields = ["winner"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_turnSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["turnSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_gameSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["gameSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_incrementSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["incrementSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_remaining_1", {
            get: $util.oneOfGetter($oneOfFields = ["remaining_1"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_remaining_2", {
            get: $util.oneOfGetter($oneOfFields = ["remaining_2"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_casual", {
            get: $util.oneOfGetter($oneOfFields = ["casual"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_invite", {
            get: $util.oneOfGetter($oneOfFields = ["invite"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_unrated", {
            get: $util.oneOfGetter($oneOfFields = ["unrated"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoom.prototype, "_seat", {
            get: $util.oneOfGetter($oneOfFields = ["seat"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new GameRoom instance using the specified properties.
         * @function create
         * @memberof othello.GameRoom
         * @static
         * @param {othello.GameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.GameRoom} GameRoom instance
         * @type {{
         *   (properties: othello.GameRoom.$Shape): othello.GameRoom & othello.GameRoom.$Shape;
         *   (properties?: othello.GameRoom.$Properties): othello.GameRoom;
         * }}
         */
        GameRoom.create = function(properties) {
            return new GameRoom(properties);
        };

        /**
         * Encodes the specified GameRoom message. Does not implicitly {@link othello.GameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.GameRoom
         * @static
         * @param {othello.GameRoom.$Properties} message GameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.user_1 != null && $Object.hasOwnProperty.call(message, "user_1"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.user_1);
            if (message.user_2 != null && $Object.hasOwnProperty.call(message, "user_2"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.user_2);
            if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                writer.uint32(/* id 4, wireType 0 =*/32).int32(message.status);
            if (message.board != null && message.board.length)
                writer.uint32(/* id 5, wireType 2 =*/42).int32s(message.board);
            if (message.updated != null && $Object.hasOwnProperty.call(message, "updated"))
                writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.updated);
            if (message.created != null && $Object.hasOwnProperty.call(message, "created"))
                writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.created);
            if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.version);
            if (message.moves != null && $Object.hasOwnProperty.call(message, "moves"))
                writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.moves);
            if (message.legalMoves != null && $Object.hasOwnProperty.call(message, "legalMoves"))
                writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.legalMoves);
            if (message.turnDeadline != null && $Object.hasOwnProperty.call(message, "turnDeadline"))
                writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.turnDeadline);
            if (message.winner != null && $Object.hasOwnProperty.call(message, "winner"))
                writer.uint32(/* id 12, wireType 0 =*/96).uint64(message.winner);
            if (message.turnSeconds != null && $Object.hasOwnProperty.call(message, "turnSeconds"))
                writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.turnSeconds);
            if (message.gameSeconds != null && $Object.hasOwnProperty.call(message, "gameSeconds"))
                writer.uint32(/* id 14, wireType 0 =*/112).uint32(message.gameSeconds);
            if (message.incrementSeconds != null && $Object.hasOwnProperty.call(message, "incrementSeconds"))
                writer.uint32(/* id 15, wireType 0 =*/120).uint32(message.incrementSeconds);
            if (message.remaining_1 != null && $Object.hasOwnProperty.call(message, "remaining_1"))
                writer.uint32(/* id 16, wireType 0 =*/128).uint32(message.remaining_1);
            if (message.remaining_2 != null && $Object.hasOwnProperty.call(message, "remaining_2"))
                writer.uint32(/* id 17, wireType 0 =*/136).uint32(message.remaining_2);
            if (message.casual != null && $Object.hasOwnProperty.call(message, "casual"))
                writer.uint32(/* id 18, wireType 0 =*/144).bool(message.casual);
            if (message.invite != null && $Object.hasOwnProperty.call(message, "invite"))
                writer.uint32(/* id 19, wireType 2 =*/154).string(message.invite);
            if (message.unrated != null && $Object.hasOwnProperty.call(message, "unrated"))
                writer.uint32(/* id 22, wireType 0 =*/176).bool(message.unrated);
            if (message.seat != null && $Object.hasOwnProperty.call(message, "seat"))
                writer.uint32(/* id 23, wireType 0 =*/184).int32(message.seat);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.GameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.GameRoom & othello.GameRoom.$Shape} GameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.GameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.user_1 = reader.uint64();
                        message._user_1 = "user_1";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.user_2 = reader.uint64();
                        message._user_2 = "user_2";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.status = reader.int32();
                        message._status = "status";
                        continue;
                    }
                case 5: {
                        if (wireType === 2) {
                            if (!(message.board && message.board.length))
                                message.board = [];
                            reader.int32s(message.board);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.board && message.board.length))
                            message.board = [];
                        message.board.push(reader.int32());
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.updated = reader.uint64();
                        message._updated = "updated";
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.created = reader.uint64();
                        message._created = "created";
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message.version = reader.uint32();
                        message._version = "version";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.moves = reader.bytes();
                        message._moves = "moves";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.legalMoves = reader.bytes();
                        message._legalMoves = "legalMoves";
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        message.turnDeadline = reader.uint64();
                        message._turnDeadline = "turnDeadline";
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        message.winner = reader.uint64();
                        message._winner = "winner";
                        continue;
                    }
                case 13: {
                        if (wireType !== 0)
                            break;
                        message.turnSeconds = reader.uint32();
                        message._turnSeconds = "turnSeconds";
                        continue;
                    }
                case 14: {
                        if (wireType !== 0)
                            break;
                        message.gameSeconds = reader.uint32();
                        message._gameSeconds = "gameSeconds";
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        message.incrementSeconds = reader.uint32();
                        message._incrementSeconds = "incrementSeconds";
                        continue;
                    }
                case 16: {
                        if (wireType !== 0)
                            break;
                        message.remaining_1 = reader.uint32();
                        message._remaining_1 = "remaining_1";
                        continue;
                    }
                case 17: {
                        if (wireType !== 0)
                            break;
                        message.remaining_2 = reader.uint32();
                        message._remaining_2 = "remaining_2";
                        continue;
                    }
                case 18: {
                        if (wireType !== 0)
                            break;
                        message.casual = reader.bool();
                        message._casual = "casual";
                        continue;
                    }
                case 19: {
                        if (wireType !== 2)
                            break;
                        message.invite = reader.stringVerify();
                        message._invite = "invite";
                        continue;
                    }
                case 22: {
                        if (wireType !== 0)
                            break;
                        message.unrated = reader.bool();
                        message._unrated = "unrated";
                        continue;
                    }
                case 23: {
                        if (wireType !== 0)
                            break;
                        message.seat = reader.int32();
                        message._seat = "seat";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * GameRoomStatus enum.
         * @name othello.GameRoom.GameRoomStatus
         * @enum {number}
         * @property {number} WAITING=0 WAITING value
         * @property {number} TURN_USER1=1 TURN_USER1 value
         * @property {number} TURN_USER2=2 TURN_USER2 value
         * @property {number} GAME_OVER=3 GAME_OVER value
         * @property {number} TIMEOUT=4 TIMEOUT value
         */
        GameRoom.GameRoomStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "WAITING"] = 0;
            values[valuesById[1] = "TURN_USER1"] = 1;
            values[valuesById[2] = "TURN_USER2"] = 2;
            values[valuesById[3] = "GAME_OVER"] = 3;
            values[valuesById[4] = "TIMEOUT"] = 4;
            return values;
        })();

        /**
         * Seat enum.
         * @name othello.GameRoom.Seat
         * @enum {number}
         * @property {number} ANY=0 ANY value
         * @property {number} BLACK=1 BLACK value
         * @property {number} WHITE=2 WHITE value
         * @property {number} RANDOM=3 RANDOM value
         */
        GameRoom.Seat = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ANY"] = 0;
            values[valuesById[1] = "BLACK"] = 1;
            values[valuesById[2] = "WHITE"] = 2;
            values[valuesById[3] = "RANDOM"] = 3;
            return values;
        })();

        return GameRoom;
    })();

    othello.Result = (function() {

        /**
         * Properties of a Result.
         * @typedef {Object} othello.Result.$Properties
         * @property {othello.ResultCode|null} [code] Result code
         * @property {string|null} [message] Result message
         * @property {number|null} [retryAfterMs] Result retryAfterMs
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Result.
         * @memberof othello
         * @interface IResult
         * @augments othello.Result.$Properties
         * @deprecated Use othello.Result.$Properties instead.
         */

        /**
         * Shape of a Result.
         * @typedef {othello.Result.$Properties} othello.Result.$Shape
         */

        /**
         * Constructs a new Result.
         * @memberof othello
         * @classdesc Represents a Result.
         * @constructor
         * @param {othello.Result.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Result = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Result code.
         * @member {othello.ResultCode|null} code
         * @memberof othello.Result
         * @instance
         */
        Result.prototype.code = null;

        /**
         * Result message.
         * @member {string|null} message
         * @memberof othello.Result
         * @instance
         */
        Result.prototype.message = null;

        /**
         * Result retryAfterMs.
         * @member {number|null} retryAfterMs
         * @memberof othello.Result
         * @instance
         */
        Result.prototype.retryAfterMs = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Result.prototype, "_code", {
            get: $util.oneOfGetter($oneOfFields = ["code"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Result.prototype, "_message", {
            get: $util.oneOfGetter($oneOfFields = ["message"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Result.prototype, "_retryAfterMs", {
            get: $util.oneOfGetter($oneOfFields = ["retryAfterMs"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Result instance using the specified properties.
         * @function create
         * @memberof othello.Result
         * @static
         * @param {othello.Result.$Properties=} [properties] Properties to set
         * @returns {othello.Result} Result instance
         * @type {{
         *   (properties: othello.Result.$Shape): othello.Result & othello.Result.$Shape;
         *   (properties?: othello.Result.$Properties): othello.Result;
         * }}
         */
        Result.create = function(properties) {
            return new Result(properties);
        };

        /**
         * Encodes the specified Result message. Does not implicitly {@link othello.Result.verify|verify} messages.
         * @function encode
         * @memberof othello.Result
         * @static
         * @param {othello.Result.$Properties} message Result message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Result.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.code != null && $Object.hasOwnProperty.call(message, "code"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
            if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
            if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.retryAfterMs);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Result message from the specified reader or buffer.
         * @function decode
         * @memberof othello.Result
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.Result & othello.Result.$Shape} Result
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Result.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.Result();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.code = reader.int32();
                        message._code = "code";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.message = reader.stringVerify();
                        message._message = "message";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.retryAfterMs = reader.uint32();
                        message._retryAfterMs = "retryAfterMs";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Result;
    })();

    othello.GameRoomEntry = (function() {

        /**
         * Properties of a GameRoomEntry.
         * @typedef {Object} othello.GameRoomEntry.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] GameRoomEntry room
         * @property {othello.User.$Properties|null} [user_1] GameRoomEntry user_1
         * @property {othello.User.$Properties|null} [user_2] GameRoomEntry user_2
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GameRoomEntry.
         * @memberof othello
         * @interface IGameRoomEntry
         * @augments othello.GameRoomEntry.$Properties
         * @deprecated Use othello.GameRoomEntry.$Properties instead.
         */

        /**
         * Shape of a GameRoomEntry.
         * @typedef {othello.GameRoomEntry.$Properties} othello.GameRoomEntry.$Shape
         */

        /**
         * Constructs a new GameRoomEntry.
         * @memberof othello
         * @classdesc Represents a GameRoomEntry.
         * @constructor
         * @param {othello.GameRoomEntry.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const GameRoomEntry = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GameRoomEntry room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.GameRoomEntry
         * @instance
         */
        GameRoomEntry.prototype.room = null;

        /**
         * GameRoomEntry user_1.
         * @member {othello.User|null} user_1
         * @memberof othello.GameRoomEntry
         * @instance
         */
        GameRoomEntry.prototype.user_1 = null;

        /**
         * GameRoomEntry user_2.
         * @member {othello.User|null} user_2
         * @memberof othello.GameRoomEntry
         * @instance
         */
        GameRoomEntry.prototype.user_2 = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoomEntry.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoomEntry.prototype, "_user_1", {
            get: $util.oneOfGetter($oneOfFields = ["user_1"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRoomEntry.prototype, "_user_2", {
            get: $util.oneOfGetter($oneOfFields = ["user_2"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new GameRoomEntry instance using the specified properties.
         * @function create
         * @memberof othello.GameRoomEntry
         * @static
         * @param {othello.GameRoomEntry.$Properties=} [properties] Properties to set
         * @returns {othello.GameRoomEntry} GameRoomEntry instance
         * @type {{
         *   (properties: othello.GameRoomEntry.$Shape): othello.GameRoomEntry & othello.GameRoomEntry.$Shape;
         *   (properties?: othello.GameRoomEntry.$Properties): othello.GameRoomEntry;
         * }}
         */
        GameRoomEntry.create = function(properties) {
            return new GameRoomEntry(properties);
        };

        /**
         * Encodes the specified GameRoomEntry message. Does not implicitly {@link othello.GameRoomEntry.verify|verify} messages.
         * @function encode
         * @memberof othello.GameRoomEntry
         * @static
         * @param {othello.GameRoomEntry.$Properties} message GameRoomEntry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GameRoomEntry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.user_1 != null && $Object.hasOwnProperty.call(message, "user_1"))
                $root.othello.User.encode(message.user_1, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.user_2 != null && $Object.hasOwnProperty.call(message, "user_2"))
                $root.othello.User.encode(message.user_2, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GameRoomEntry message from the specified reader or buffer.
         * @function decode
         * @memberof othello.GameRoomEntry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.GameRoomEntry & othello.GameRoomEntry.$Shape} GameRoomEntry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GameRoomEntry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.GameRoomEntry();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.user_1 = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user_1);
                        message._user_1 = "user_1";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.user_2 = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user_2);
                        message._user_2 = "user_2";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return GameRoomEntry;
    })();

    othello.GameRecord = (function() {

        /**
         * Properties of a GameRecord.
         * @typedef {Object} othello.GameRecord.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] GameRecord room
         * @property {othello.User.$Properties|null} [user_1] GameRecord user_1
         * @property {othello.User.$Properties|null} [user_2] GameRecord user_2
         * @property {string|null} [notation] GameRecord notation
         * @property {othello.GameRecord.Ending|null} [endedBy] GameRecord endedBy
         * @property {number|Long|null} [started] GameRecord started
         * @property {number|Long|null} [ended] GameRecord ended
         * @property {boolean|null} ["private"] GameRecord private
         * @property {number|Long|null} [rematchBy] GameRecord rematchBy
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GameRecord.
         * @memberof othello
         * @interface IGameRecord
         * @augments othello.GameRecord.$Properties
         * @deprecated Use othello.GameRecord.$Properties instead.
         */

        /**
         * Shape of a GameRecord.
         * @typedef {othello.GameRecord.$Properties} othello.GameRecord.$Shape
         */

        /**
         * Constructs a new GameRecord.
         * @memberof othello
         * @classdesc Represents a GameRecord.
         * @constructor
         * @param {othello.GameRecord.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const GameRecord = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GameRecord room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.room = null;

        /**
         * GameRecord user_1.
         * @member {othello.User|null} user_1
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.user_1 = null;

        /**
         * GameRecord user_2.
         * @member {othello.User|null} user_2
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.user_2 = null;

        /**
         * GameRecord notation.
         * @member {string|null} notation
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.notation = null;

        /**
         * GameRecord endedBy.
         * @member {othello.GameRecord.Ending|null} endedBy
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.endedBy = null;

        /**
         * GameRecord started.
         * @member {number|Long|null} started
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.started = null;

        /**
         * GameRecord ended.
         * @member {number|Long|null} ended
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.ended = null;

        /**
         * GameRecord private.
         * @member {boolean|null} private
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype["private"] = null;

        /**
         * GameRecord rematchBy.
         * @member {number|Long|null} rematchBy
         * @memberof othello.GameRecord
         * @instance
         */
        GameRecord.prototype.rematchBy = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_user_1", {
            get: $util.oneOfGetter($oneOfFields = ["user_1"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_user_2", {
            get: $util.oneOfGetter($oneOfFields = ["user_2"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_notation", {
            get: $util.oneOfGetter($oneOfFields = ["notation"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_endedBy", {
            get: $util.oneOfGetter($oneOfFields = ["endedBy"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_started", {
            get: $util.oneOfGetter($oneOfFields = ["started"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_ended", {
            get: $util.oneOfGetter($oneOfFields = ["ended"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_private", {
            get: $util.oneOfGetter($oneOfFields = ["private"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(GameRecord.prototype, "_rematchBy", {
            get: $util.oneOfGetter($oneOfFields = ["rematchBy"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new GameRecord instance using the specified properties.
         * @function create
         * @memberof othello.GameRecord
         * @static
         * @param {othello.GameRecord.$Properties=} [properties] Properties to set
         * @returns {othello.GameRecord} GameRecord instance
         * @type {{
         *   (properties: othello.GameRecord.$Shape): othello.GameRecord & othello.GameRecord.$Shape;
         *   (properties?: othello.GameRecord.$Properties): othello.GameRecord;
         * }}
         */
        GameRecord.create = function(properties) {
            return new GameRecord(properties);
        };

        /**
         * Encodes the specified GameRecord message. Does not implicitly {@link othello.GameRecord.verify|verify} messages.
         * @function encode
         * @memberof othello.GameRecord
         * @static
         * @param {othello.GameRecord.$Properties} message GameRecord message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GameRecord.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.user_1 != null && $Object.hasOwnProperty.call(message, "user_1"))
                $root.othello.User.encode(message.user_1, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.user_2 != null && $Object.hasOwnProperty.call(message, "user_2"))
                $root.othello.User.encode(message.user_2, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.notation != null && $Object.hasOwnProperty.call(message, "notation"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.notation);
            if (message.endedBy != null && $Object.hasOwnProperty.call(message, "endedBy"))
                writer.uint32(/* id 5, wireType 0 =*/40).int32(message.endedBy);
            if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
                writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.started);
            if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                writer.uint32(/* id 7, wireType 0 =*/56).uint64(message.ended);
            if (message["private"] != null && $Object.hasOwnProperty.call(message, "private"))
                writer.uint32(/* id 8, wireType 0 =*/64).bool(message["private"]);
            if (message.rematchBy != null && $Object.hasOwnProperty.call(message, "rematchBy"))
                writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.rematchBy);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GameRecord message from the specified reader or buffer.
         * @function decode
         * @memberof othello.GameRecord
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.GameRecord & othello.GameRecord.$Shape} GameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GameRecord.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.GameRecord();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.user_1 = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user_1);
                        message._user_1 = "user_1";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.user_2 = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user_2);
                        message._user_2 = "user_2";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.notation = reader.stringVerify();
                        message._notation = "notation";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.endedBy = reader.int32();
                        message._endedBy = "endedBy";
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.started = reader.uint64();
                        message._started = "started";
                        continue;
                    }
                case 7: {
                        if (wireType !== 0)
                            break;
                        message.ended = reader.uint64();
                        message._ended = "ended";
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        message["private"] = reader.bool();
                        message._private = "private";
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        message.rematchBy = reader.uint64();
                        message._rematchBy = "rematchBy";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Ending enum.
         * @name othello.GameRecord.Ending
         * @enum {number}
         * @property {number} SCORE=0 SCORE value
         * @property {number} RESIGNATION=1 RESIGNATION value
         * @property {number} TIME_OUT=2 TIME_OUT value
         */
        GameRecord.Ending = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SCORE"] = 0;
            values[valuesById[1] = "RESIGNATION"] = 1;
            values[valuesById[2] = "TIME_OUT"] = 2;
            return values;
        })();

        return GameRecord;
    })();

    othello.LeaderboardRow = (function() {

        /**
         * Properties of a LeaderboardRow.
         * @typedef {Object} othello.LeaderboardRow.$Properties
         * @property {number|null} [rank] LeaderboardRow rank
         * @property {othello.User.$Properties|null} [user] LeaderboardRow user
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a LeaderboardRow.
         * @memberof othello
         * @interface ILeaderboardRow
         * @augments othello.LeaderboardRow.$Properties
         * @deprecated Use othello.LeaderboardRow.$Properties instead.
         */

        /**
         * Shape of a LeaderboardRow.
         * @typedef {othello.LeaderboardRow.$Properties} othello.LeaderboardRow.$Shape
         */

        /**
         * Constructs a new LeaderboardRow.
         * @memberof othello
         * @classdesc Represents a LeaderboardRow.
         * @constructor
         * @param {othello.LeaderboardRow.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const LeaderboardRow = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * LeaderboardRow rank.
         * @member {number|null} rank
         * @memberof othello.LeaderboardRow
         * @instance
         */
        LeaderboardRow.prototype.rank = null;

        /**
         * LeaderboardRow user.
         * @member {othello.User|null} user
         * @memberof othello.LeaderboardRow
         * @instance
         */
        LeaderboardRow.prototype.user = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(LeaderboardRow.prototype, "_rank", {
            get: $util.oneOfGetter($oneOfFields = ["rank"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(LeaderboardRow.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new LeaderboardRow instance using the specified properties.
         * @function create
         * @memberof othello.LeaderboardRow
         * @static
         * @param {othello.LeaderboardRow.$Properties=} [properties] Properties to set
         * @returns {othello.LeaderboardRow} LeaderboardRow instance
         * @type {{
         *   (properties: othello.LeaderboardRow.$Shape): othello.LeaderboardRow & othello.LeaderboardRow.$Shape;
         *   (properties?: othello.LeaderboardRow.$Properties): othello.LeaderboardRow;
         * }}
         */
        LeaderboardRow.create = function(properties) {
            return new LeaderboardRow(properties);
        };

        /**
         * Encodes the specified LeaderboardRow message. Does not implicitly {@link othello.LeaderboardRow.verify|verify} messages.
         * @function encode
         * @memberof othello.LeaderboardRow
         * @static
         * @param {othello.LeaderboardRow.$Properties} message LeaderboardRow message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        LeaderboardRow.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.rank != null && $Object.hasOwnProperty.call(message, "rank"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.rank);
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                $root.othello.User.encode(message.user, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a LeaderboardRow message from the specified reader or buffer.
         * @function decode
         * @memberof othello.LeaderboardRow
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.LeaderboardRow & othello.LeaderboardRow.$Shape} LeaderboardRow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        LeaderboardRow.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.LeaderboardRow();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.rank = reader.uint32();
                        message._rank = "rank";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.user = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                        message._user = "user";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return LeaderboardRow;
    })();

    othello.ReqLogin = (function() {

        /**
         * Properties of a ReqLogin.
         * @typedef {Object} othello.ReqLogin.$Properties
         * @property {othello.PlatformType|null} [platformType] ReqLogin platformType
         * @property {string|null} [platformToken] ReqLogin platformToken
         * @property {Uint8Array|null} [attempt] ReqLogin attempt
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqLogin.
         * @memberof othello
         * @interface IReqLogin
         * @augments othello.ReqLogin.$Properties
         * @deprecated Use othello.ReqLogin.$Properties instead.
         */

        /**
         * Shape of a ReqLogin.
         * @typedef {othello.ReqLogin.$Properties} othello.ReqLogin.$Shape
         */

        /**
         * Constructs a new ReqLogin.
         * @memberof othello
         * @classdesc Represents a ReqLogin.
         * @constructor
         * @param {othello.ReqLogin.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqLogin = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqLogin platformType.
         * @member {othello.PlatformType|null} platformType
         * @memberof othello.ReqLogin
         * @instance
         */
        ReqLogin.prototype.platformType = null;

        /**
         * ReqLogin platformToken.
         * @member {string|null} platformToken
         * @memberof othello.ReqLogin
         * @instance
         */
        ReqLogin.prototype.platformToken = null;

        /**
         * ReqLogin attempt.
         * @member {Uint8Array|null} attempt
         * @memberof othello.ReqLogin
         * @instance
         */
        ReqLogin.prototype.attempt = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqLogin.prototype, "_platformType", {
            get: $util.oneOfGetter($oneOfFields = ["platformType"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqLogin.prototype, "_platformToken", {
            get: $util.oneOfGetter($oneOfFields = ["platformToken"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqLogin.prototype, "_attempt", {
            get: $util.oneOfGetter($oneOfFields = ["attempt"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqLogin instance using the specified properties.
         * @function create
         * @memberof othello.ReqLogin
         * @static
         * @param {othello.ReqLogin.$Properties=} [properties] Properties to set
         * @returns {othello.ReqLogin} ReqLogin instance
         * @type {{
         *   (properties: othello.ReqLogin.$Shape): othello.ReqLogin & othello.ReqLogin.$Shape;
         *   (properties?: othello.ReqLogin.$Properties): othello.ReqLogin;
         * }}
         */
        ReqLogin.create = function(properties) {
            return new ReqLogin(properties);
        };

        /**
         * Encodes the specified ReqLogin message. Does not implicitly {@link othello.ReqLogin.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqLogin
         * @static
         * @param {othello.ReqLogin.$Properties} message ReqLogin message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqLogin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.platformType != null && $Object.hasOwnProperty.call(message, "platformType"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.platformType);
            if (message.platformToken != null && $Object.hasOwnProperty.call(message, "platformToken"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.platformToken);
            if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.attempt);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqLogin message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqLogin
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqLogin & othello.ReqLogin.$Shape} ReqLogin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqLogin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqLogin();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.platformType = reader.int32();
                        message._platformType = "platformType";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.platformToken = reader.stringVerify();
                        message._platformToken = "platformToken";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.attempt = reader.bytes();
                        message._attempt = "attempt";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqLogin;
    })();

    othello.RspLogin = (function() {

        /**
         * Properties of a RspLogin.
         * @typedef {Object} othello.RspLogin.$Properties
         * @property {othello.User.$Properties|null} [user] RspLogin user
         * @property {string|null} [platformToken] RspLogin platformToken
         * @property {string|null} [token] RspLogin token
         * @property {othello.Result.$Properties|null} [result] RspLogin result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspLogin followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspLogin.
         * @memberof othello
         * @interface IRspLogin
         * @augments othello.RspLogin.$Properties
         * @deprecated Use othello.RspLogin.$Properties instead.
         */

        /**
         * Shape of a RspLogin.
         * @typedef {othello.RspLogin.$Properties} othello.RspLogin.$Shape
         */

        /**
         * Constructs a new RspLogin.
         * @memberof othello
         * @classdesc Represents a RspLogin.
         * @constructor
         * @param {othello.RspLogin.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspLogin = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspLogin user.
         * @member {othello.User|null} user
         * @memberof othello.RspLogin
         * @instance
         */
        RspLogin.prototype.user = null;

        /**
         * RspLogin platformToken.
         * @member {string|null} platformToken
         * @memberof othello.RspLogin
         * @instance
         */
        RspLogin.prototype.platformToken = null;

        /**
         * RspLogin token.
         * @member {string|null} token
         * @memberof othello.RspLogin
         * @instance
         */
        RspLogin.prototype.token = null;

        /**
         * RspLogin result.
         * @member {othello.Result|null} result
         * @memberof othello.RspLogin
         * @instance
         */
        RspLogin.prototype.result = null;

        /**
         * RspLogin followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspLogin
         * @instance
         */
        RspLogin.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspLogin.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspLogin.prototype, "_platformToken", {
            get: $util.oneOfGetter($oneOfFields = ["platformToken"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspLogin.prototype, "_token", {
            get: $util.oneOfGetter($oneOfFields = ["token"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspLogin.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspLogin instance using the specified properties.
         * @function create
         * @memberof othello.RspLogin
         * @static
         * @param {othello.RspLogin.$Properties=} [properties] Properties to set
         * @returns {othello.RspLogin} RspLogin instance
         * @type {{
         *   (properties: othello.RspLogin.$Shape): othello.RspLogin & othello.RspLogin.$Shape;
         *   (properties?: othello.RspLogin.$Properties): othello.RspLogin;
         * }}
         */
        RspLogin.create = function(properties) {
            return new RspLogin(properties);
        };

        /**
         * Encodes the specified RspLogin message. Does not implicitly {@link othello.RspLogin.verify|verify} messages.
         * @function encode
         * @memberof othello.RspLogin
         * @static
         * @param {othello.RspLogin.$Properties} message RspLogin message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspLogin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                $root.othello.User.encode(message.user, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.platformToken != null && $Object.hasOwnProperty.call(message, "platformToken"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.platformToken);
            if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.token);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspLogin message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspLogin
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspLogin & othello.RspLogin.$Shape} RspLogin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspLogin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspLogin();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.user = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                        message._user = "user";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.platformToken = reader.stringVerify();
                        message._platformToken = "platformToken";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.token = reader.stringVerify();
                        message._token = "token";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspLogin;
    })();

    othello.ReqRegister = (function() {

        /**
         * Properties of a ReqRegister.
         * @typedef {Object} othello.ReqRegister.$Properties
         * @property {othello.PlatformType|null} [platformType] ReqRegister platformType
         * @property {string|null} [platformToken] ReqRegister platformToken
         * @property {string|null} [name] ReqRegister name
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqRegister.
         * @memberof othello
         * @interface IReqRegister
         * @augments othello.ReqRegister.$Properties
         * @deprecated Use othello.ReqRegister.$Properties instead.
         */

        /**
         * Shape of a ReqRegister.
         * @typedef {othello.ReqRegister.$Properties} othello.ReqRegister.$Shape
         */

        /**
         * Constructs a new ReqRegister.
         * @memberof othello
         * @classdesc Represents a ReqRegister.
         * @constructor
         * @param {othello.ReqRegister.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqRegister = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqRegister platformType.
         * @member {othello.PlatformType|null} platformType
         * @memberof othello.ReqRegister
         * @instance
         */
        ReqRegister.prototype.platformType = null;

        /**
         * ReqRegister platformToken.
         * @member {string|null} platformToken
         * @memberof othello.ReqRegister
         * @instance
         */
        ReqRegister.prototype.platformToken = null;

        /**
         * ReqRegister name.
         * @member {string|null} name
         * @memberof othello.ReqRegister
         * @instance
         */
        ReqRegister.prototype.name = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRegister.prototype, "_platformType", {
            get: $util.oneOfGetter($oneOfFields = ["platformType"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRegister.prototype, "_platformToken", {
            get: $util.oneOfGetter($oneOfFields = ["platformToken"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRegister.prototype, "_name", {
            get: $util.oneOfGetter($oneOfFields = ["name"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqRegister instance using the specified properties.
         * @function create
         * @memberof othello.ReqRegister
         * @static
         * @param {othello.ReqRegister.$Properties=} [properties] Properties to set
         * @returns {othello.ReqRegister} ReqRegister instance
         * @type {{
         *   (properties: othello.ReqRegister.$Shape): othello.ReqRegister & othello.ReqRegister.$Shape;
         *   (properties?: othello.ReqRegister.$Properties): othello.ReqRegister;
         * }}
         */
        ReqRegister.create = function(properties) {
            return new ReqRegister(properties);
        };

        /**
         * Encodes the specified ReqRegister message. Does not implicitly {@link othello.ReqRegister.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqRegister
         * @static
         * @param {othello.ReqRegister.$Properties} message ReqRegister message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqRegister.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.platformType != null && $Object.hasOwnProperty.call(message, "platformType"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.platformType);
            if (message.platformToken != null && $Object.hasOwnProperty.call(message, "platformToken"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.platformToken);
            if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqRegister message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqRegister
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqRegister & othello.ReqRegister.$Shape} ReqRegister
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqRegister.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqRegister();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.platformType = reader.int32();
                        message._platformType = "platformType";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.platformToken = reader.stringVerify();
                        message._platformToken = "platformToken";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.name = reader.stringVerify();
                        message._name = "name";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqRegister;
    })();

    othello.RspRegister = (function() {

        /**
         * Properties of a RspRegister.
         * @typedef {Object} othello.RspRegister.$Properties
         * @property {othello.User.$Properties|null} [user] RspRegister user
         * @property {string|null} [platformToken] RspRegister platformToken
         * @property {othello.Result.$Properties|null} [result] RspRegister result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspRegister followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspRegister.
         * @memberof othello
         * @interface IRspRegister
         * @augments othello.RspRegister.$Properties
         * @deprecated Use othello.RspRegister.$Properties instead.
         */

        /**
         * Shape of a RspRegister.
         * @typedef {othello.RspRegister.$Properties} othello.RspRegister.$Shape
         */

        /**
         * Constructs a new RspRegister.
         * @memberof othello
         * @classdesc Represents a RspRegister.
         * @constructor
         * @param {othello.RspRegister.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspRegister = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspRegister user.
         * @member {othello.User|null} user
         * @memberof othello.RspRegister
         * @instance
         */
        RspRegister.prototype.user = null;

        /**
         * RspRegister platformToken.
         * @member {string|null} platformToken
         * @memberof othello.RspRegister
         * @instance
         */
        RspRegister.prototype.platformToken = null;

        /**
         * RspRegister result.
         * @member {othello.Result|null} result
         * @memberof othello.RspRegister
         * @instance
         */
        RspRegister.prototype.result = null;

        /**
         * RspRegister followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspRegister
         * @instance
         */
        RspRegister.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRegister.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRegister.prototype, "_platformToken", {
            get: $util.oneOfGetter($oneOfFields = ["platformToken"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRegister.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspRegister instance using the specified properties.
         * @function create
         * @memberof othello.RspRegister
         * @static
         * @param {othello.RspRegister.$Properties=} [properties] Properties to set
         * @returns {othello.RspRegister} RspRegister instance
         * @type {{
         *   (properties: othello.RspRegister.$Shape): othello.RspRegister & othello.RspRegister.$Shape;
         *   (properties?: othello.RspRegister.$Properties): othello.RspRegister;
         * }}
         */
        RspRegister.create = function(properties) {
            return new RspRegister(properties);
        };

        /**
         * Encodes the specified RspRegister message. Does not implicitly {@link othello.RspRegister.verify|verify} messages.
         * @function encode
         * @memberof othello.RspRegister
         * @static
         * @param {othello.RspRegister.$Properties} message RspRegister message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspRegister.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                $root.othello.User.encode(message.user, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.platformToken != null && $Object.hasOwnProperty.call(message, "platformToken"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.platformToken);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspRegister message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspRegister
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspRegister & othello.RspRegister.$Shape} RspRegister
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspRegister.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspRegister();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.user = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                        message._user = "user";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.platformToken = reader.stringVerify();
                        message._platformToken = "platformToken";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspRegister;
    })();

    othello.ReqCreateGameRoom = (function() {

        /**
         * Properties of a ReqCreateGameRoom.
         * @typedef {Object} othello.ReqCreateGameRoom.$Properties
         * @property {boolean|null} ["private"] ReqCreateGameRoom private
         * @property {othello.GameRoom.Seat|null} [seat] ReqCreateGameRoom seat
         * @property {number|null} [turnSeconds] ReqCreateGameRoom turnSeconds
         * @property {number|null} [gameSeconds] ReqCreateGameRoom gameSeconds
         * @property {number|null} [incrementSeconds] ReqCreateGameRoom incrementSeconds
         * @property {boolean|null} [casual] ReqCreateGameRoom casual
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqCreateGameRoom.
         * @memberof othello
         * @interface IReqCreateGameRoom
         * @augments othello.ReqCreateGameRoom.$Properties
         * @deprecated Use othello.ReqCreateGameRoom.$Properties instead.
         */

        /**
         * Shape of a ReqCreateGameRoom.
         * @typedef {othello.ReqCreateGameRoom.$Properties} othello.ReqCreateGameRoom.$Shape
         */

        /**
         * Constructs a new ReqCreateGameRoom.
         * @memberof othello
         * @classdesc Represents a ReqCreateGameRoom.
         * @constructor
         * @param {othello.ReqCreateGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqCreateGameRoom = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqCreateGameRoom private.
         * @member {boolean|null} private
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype["private"] = null;

        /**
         * ReqCreateGameRoom seat.
         * @member {othello.GameRoom.Seat|null} seat
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype.seat = null;

        /**
         * ReqCreateGameRoom turnSeconds.
         * @member {number|null} turnSeconds
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype.turnSeconds = null;

        /**
         * ReqCreateGameRoom gameSeconds.
         * @member {number|null} gameSeconds
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype.gameSeconds = null;

        /**
         * ReqCreateGameRoom incrementSeconds.
         * @member {number|null} incrementSeconds
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype.incrementSeconds = null;

        /**
         * ReqCreateGameRoom casual.
         * @member {boolean|null} casual
         * @memberof othello.ReqCreateGameRoom
         * @instance
         */
        ReqCreateGameRoom.prototype.casual = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_private", {
            get: $util.oneOfGetter($oneOfFields = ["private"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_seat", {
            get: $util.oneOfGetter($oneOfFields = ["seat"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_turnSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["turnSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_gameSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["gameSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_incrementSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["incrementSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqCreateGameRoom.prototype, "_casual", {
            get: $util.oneOfGetter($oneOfFields = ["casual"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqCreateGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.ReqCreateGameRoom
         * @static
         * @param {othello.ReqCreateGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.ReqCreateGameRoom} ReqCreateGameRoom instance
         * @type {{
         *   (properties: othello.ReqCreateGameRoom.$Shape): othello.ReqCreateGameRoom & othello.ReqCreateGameRoom.$Shape;
         *   (properties?: othello.ReqCreateGameRoom.$Properties): othello.ReqCreateGameRoom;
         * }}
         */
        ReqCreateGameRoom.create = function(properties) {
            return new ReqCreateGameRoom(properties);
        };

        /**
         * Encodes the specified ReqCreateGameRoom message. Does not implicitly {@link othello.ReqCreateGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqCreateGameRoom
         * @static
         * @param {othello.ReqCreateGameRoom.$Properties} message ReqCreateGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqCreateGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message["private"] != null && $Object.hasOwnProperty.call(message, "private"))
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message["private"]);
            if (message.seat != null && $Object.hasOwnProperty.call(message, "seat"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.seat);
            if (message.turnSeconds != null && $Object.hasOwnProperty.call(message, "turnSeconds"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.turnSeconds);
            if (message.gameSeconds != null && $Object.hasOwnProperty.call(message, "gameSeconds"))
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.gameSeconds);
            if (message.incrementSeconds != null && $Object.hasOwnProperty.call(message, "incrementSeconds"))
                writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.incrementSeconds);
            if (message.casual != null && $Object.hasOwnProperty.call(message, "casual"))
                writer.uint32(/* id 6, wireType 0 =*/48).bool(message.casual);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqCreateGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqCreateGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqCreateGameRoom & othello.ReqCreateGameRoom.$Shape} ReqCreateGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqCreateGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqCreateGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message["private"] = reader.bool();
                        message._private = "private";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.seat = reader.int32();
                        message._seat = "seat";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.turnSeconds = reader.uint32();
                        message._turnSeconds = "turnSeconds";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.gameSeconds = reader.uint32();
                        message._gameSeconds = "gameSeconds";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.incrementSeconds = reader.uint32();
                        message._incrementSeconds = "incrementSeconds";
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        message.casual = reader.bool();
                        message._casual = "casual";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqCreateGameRoom;
    })();

    othello.RspCreateGameRoom = (function() {

        /**
         * Properties of a RspCreateGameRoom.
         * @typedef {Object} othello.RspCreateGameRoom.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] RspCreateGameRoom room
         * @property {othello.Result.$Properties|null} [result] RspCreateGameRoom result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspCreateGameRoom followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspCreateGameRoom.
         * @memberof othello
         * @interface IRspCreateGameRoom
         * @augments othello.RspCreateGameRoom.$Properties
         * @deprecated Use othello.RspCreateGameRoom.$Properties instead.
         */

        /**
         * Shape of a RspCreateGameRoom.
         * @typedef {othello.RspCreateGameRoom.$Properties} othello.RspCreateGameRoom.$Shape
         */

        /**
         * Constructs a new RspCreateGameRoom.
         * @memberof othello
         * @classdesc Represents a RspCreateGameRoom.
         * @constructor
         * @param {othello.RspCreateGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspCreateGameRoom = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspCreateGameRoom room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.RspCreateGameRoom
         * @instance
         */
        RspCreateGameRoom.prototype.room = null;

        /**
         * RspCreateGameRoom result.
         * @member {othello.Result|null} result
         * @memberof othello.RspCreateGameRoom
         * @instance
         */
        RspCreateGameRoom.prototype.result = null;

        /**
         * RspCreateGameRoom followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspCreateGameRoom
         * @instance
         */
        RspCreateGameRoom.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspCreateGameRoom.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspCreateGameRoom.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspCreateGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.RspCreateGameRoom
         * @static
         * @param {othello.RspCreateGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.RspCreateGameRoom} RspCreateGameRoom instance
         * @type {{
         *   (properties: othello.RspCreateGameRoom.$Shape): othello.RspCreateGameRoom & othello.RspCreateGameRoom.$Shape;
         *   (properties?: othello.RspCreateGameRoom.$Properties): othello.RspCreateGameRoom;
         * }}
         */
        RspCreateGameRoom.create = function(properties) {
            return new RspCreateGameRoom(properties);
        };

        /**
         * Encodes the specified RspCreateGameRoom message. Does not implicitly {@link othello.RspCreateGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.RspCreateGameRoom
         * @static
         * @param {othello.RspCreateGameRoom.$Properties} message RspCreateGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspCreateGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspCreateGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspCreateGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspCreateGameRoom & othello.RspCreateGameRoom.$Shape} RspCreateGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspCreateGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspCreateGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspCreateGameRoom;
    })();

    othello.ReqExitGameRoom = (function() {

        /**
         * Properties of a ReqExitGameRoom.
         * @typedef {Object} othello.ReqExitGameRoom.$Properties
         * @property {number|Long|null} [roomId] ReqExitGameRoom roomId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqExitGameRoom.
         * @memberof othello
         * @interface IReqExitGameRoom
         * @augments othello.ReqExitGameRoom.$Properties
         * @deprecated Use othello.ReqExitGameRoom.$Properties instead.
         */

        /**
         * Shape of a ReqExitGameRoom.
         * @typedef {othello.ReqExitGameRoom.$Properties} othello.ReqExitGameRoom.$Shape
         */

        /**
         * Constructs a new ReqExitGameRoom.
         * @memberof othello
         * @classdesc Represents a ReqExitGameRoom.
         * @constructor
         * @param {othello.ReqExitGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqExitGameRoom = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqExitGameRoom roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqExitGameRoom
         * @instance
         */
        ReqExitGameRoom.prototype.roomId = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqExitGameRoom.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqExitGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.ReqExitGameRoom
         * @static
         * @param {othello.ReqExitGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.ReqExitGameRoom} ReqExitGameRoom instance
         * @type {{
         *   (properties: othello.ReqExitGameRoom.$Shape): othello.ReqExitGameRoom & othello.ReqExitGameRoom.$Shape;
         *   (properties?: othello.ReqExitGameRoom.$Properties): othello.ReqExitGameRoom;
         * }}
         */
        ReqExitGameRoom.create = function(properties) {
            return new ReqExitGameRoom(properties);
        };

        /**
         * Encodes the specified ReqExitGameRoom message. Does not implicitly {@link othello.ReqExitGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqExitGameRoom
         * @static
         * @param {othello.ReqExitGameRoom.$Properties} message ReqExitGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqExitGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqExitGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqExitGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqExitGameRoom & othello.ReqExitGameRoom.$Shape} ReqExitGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqExitGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqExitGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqExitGameRoom;
    })();

    othello.RspExitGameRoom = (function() {

        /**
         * Properties of a RspExitGameRoom.
         * @typedef {Object} othello.RspExitGameRoom.$Properties
         * @property {othello.Result.$Properties|null} [result] RspExitGameRoom result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspExitGameRoom followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspExitGameRoom.
         * @memberof othello
         * @interface IRspExitGameRoom
         * @augments othello.RspExitGameRoom.$Properties
         * @deprecated Use othello.RspExitGameRoom.$Properties instead.
         */

        /**
         * Shape of a RspExitGameRoom.
         * @typedef {othello.RspExitGameRoom.$Properties} othello.RspExitGameRoom.$Shape
         */

        /**
         * Constructs a new RspExitGameRoom.
         * @memberof othello
         * @classdesc Represents a RspExitGameRoom.
         * @constructor
         * @param {othello.RspExitGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspExitGameRoom = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspExitGameRoom result.
         * @member {othello.Result|null} result
         * @memberof othello.RspExitGameRoom
         * @instance
         */
        RspExitGameRoom.prototype.result = null;

        /**
         * RspExitGameRoom followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspExitGameRoom
         * @instance
         */
        RspExitGameRoom.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspExitGameRoom.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspExitGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.RspExitGameRoom
         * @static
         * @param {othello.RspExitGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.RspExitGameRoom} RspExitGameRoom instance
         * @type {{
         *   (properties: othello.RspExitGameRoom.$Shape): othello.RspExitGameRoom & othello.RspExitGameRoom.$Shape;
         *   (properties?: othello.RspExitGameRoom.$Properties): othello.RspExitGameRoom;
         * }}
         */
        RspExitGameRoom.create = function(properties) {
            return new RspExitGameRoom(properties);
        };

        /**
         * Encodes the specified RspExitGameRoom message. Does not implicitly {@link othello.RspExitGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.RspExitGameRoom
         * @static
         * @param {othello.RspExitGameRoom.$Properties} message RspExitGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspExitGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspExitGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspExitGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspExitGameRoom & othello.RspExitGameRoom.$Shape} RspExitGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspExitGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspExitGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspExitGameRoom;
    })();

    othello.ReqGamePut = (function() {

        /**
         * Properties of a ReqGamePut.
         * @typedef {Object} othello.ReqGamePut.$Properties
         * @property {number|Long|null} [roomId] ReqGamePut roomId
         * @property {number|null} [r] ReqGamePut r
         * @property {number|null} [c] ReqGamePut c
         * @property {number|null} [version] ReqGamePut version
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqGamePut.
         * @memberof othello
         * @interface IReqGamePut
         * @augments othello.ReqGamePut.$Properties
         * @deprecated Use othello.ReqGamePut.$Properties instead.
         */

        /**
         * Shape of a ReqGamePut.
         * @typedef {othello.ReqGamePut.$Properties} othello.ReqGamePut.$Shape
         */

        /**
         * Constructs a new ReqGamePut.
         * @memberof othello
         * @classdesc Represents a ReqGamePut.
         * @constructor
         * @param {othello.ReqGamePut.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqGamePut = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqGamePut roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqGamePut
         * @instance
         */
        ReqGamePut.prototype.roomId = null;

        /**
         * ReqGamePut r.
         * @member {number|null} r
         * @memberof othello.ReqGamePut
         * @instance
         */
        ReqGamePut.prototype.r = null;

        /**
         * ReqGamePut c.
         * @member {number|null} c
         * @memberof othello.ReqGamePut
         * @instance
         */
        ReqGamePut.prototype.c = null;

        /**
         * ReqGamePut version.
         * @member {number|null} version
         * @memberof othello.ReqGamePut
         * @instance
         */
        ReqGamePut.prototype.version = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGamePut.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGamePut.prototype, "_r", {
            get: $util.oneOfGetter($oneOfFields = ["r"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGamePut.prototype, "_c", {
            get: $util.oneOfGetter($oneOfFields = ["c"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGamePut.prototype, "_version", {
            get: $util.oneOfGetter($oneOfFields = ["version"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqGamePut instance using the specified properties.
         * @function create
         * @memberof othello.ReqGamePut
         * @static
         * @param {othello.ReqGamePut.$Properties=} [properties] Properties to set
         * @returns {othello.ReqGamePut} ReqGamePut instance
         * @type {{
         *   (properties: othello.ReqGamePut.$Shape): othello.ReqGamePut & othello.ReqGamePut.$Shape;
         *   (properties?: othello.ReqGamePut.$Properties): othello.ReqGamePut;
         * }}
         */
        ReqGamePut.create = function(properties) {
            return new ReqGamePut(properties);
        };

        /**
         * Encodes the specified ReqGamePut message. Does not implicitly {@link othello.ReqGamePut.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqGamePut
         * @static
         * @param {othello.ReqGamePut.$Properties} message ReqGamePut message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqGamePut.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.r != null && $Object.hasOwnProperty.call(message, "r"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.r);
            if (message.c != null && $Object.hasOwnProperty.call(message, "c"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.c);
            if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.version);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqGamePut message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqGamePut
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqGamePut & othello.ReqGamePut.$Shape} ReqGamePut
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqGamePut.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqGamePut();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.r = reader.uint32();
                        message._r = "r";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.c = reader.uint32();
                        message._c = "c";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.version = reader.uint32();
                        message._version = "version";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqGamePut;
    })();

    othello.RspGamePut = (function() {

        /**
         * Properties of a RspGamePut.
         * @typedef {Object} othello.RspGamePut.$Properties
         * @property {othello.Result.$Properties|null} [result] RspGamePut result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspGamePut followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGamePut.
         * @memberof othello
         * @interface IRspGamePut
         * @augments othello.RspGamePut.$Properties
         * @deprecated Use othello.RspGamePut.$Properties instead.
         */

        /**
         * Shape of a RspGamePut.
         * @typedef {othello.RspGamePut.$Properties} othello.RspGamePut.$Shape
         */

        /**
         * Constructs a new RspGamePut.
         * @memberof othello
         * @classdesc Represents a RspGamePut.
         * @constructor
         * @param {othello.RspGamePut.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGamePut = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGamePut result.
         * @member {othello.Result|null} result
         * @memberof othello.RspGamePut
         * @instance
         */
        RspGamePut.prototype.result = null;

        /**
         * RspGamePut followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspGamePut
         * @instance
         */
        RspGamePut.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGamePut.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGamePut instance using the specified properties.
         * @function create
         * @memberof othello.RspGamePut
         * @static
         * @param {othello.RspGamePut.$Properties=} [properties] Properties to set
         * @returns {othello.RspGamePut} RspGamePut instance
         * @type {{
         *   (properties: othello.RspGamePut.$Shape): othello.RspGamePut & othello.RspGamePut.$Shape;
         *   (properties?: othello.RspGamePut.$Properties): othello.RspGamePut;
         * }}
         */
        RspGamePut.create = function(properties) {
            return new RspGamePut(properties);
        };

        /**
         * Encodes the specified RspGamePut message. Does not implicitly {@link othello.RspGamePut.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGamePut
         * @static
         * @param {othello.RspGamePut.$Properties} message RspGamePut message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGamePut.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGamePut message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGamePut
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGamePut & othello.RspGamePut.$Shape} RspGamePut
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGamePut.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGamePut();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGamePut;
    })();

    othello.ReqGameSync = (function() {

        /**
         * Properties of a ReqGameSync.
         * @typedef {Object} othello.ReqGameSync.$Properties
         * @property {number|Long|null} [roomId] ReqGameSync roomId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqGameSync.
         * @memberof othello
         * @interface IReqGameSync
         * @augments othello.ReqGameSync.$Properties
         * @deprecated Use othello.ReqGameSync.$Properties instead.
         */

        /**
         * Shape of a ReqGameSync.
         * @typedef {othello.ReqGameSync.$Properties} othello.ReqGameSync.$Shape
         */

        /**
         * Constructs a new ReqGameSync.
         * @memberof othello
         * @classdesc Represents a ReqGameSync.
         * @constructor
         * @param {othello.ReqGameSync.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqGameSync = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqGameSync roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqGameSync
         * @instance
         */
        ReqGameSync.prototype.roomId = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGameSync.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqGameSync instance using the specified properties.
         * @function create
         * @memberof othello.ReqGameSync
         * @static
         * @param {othello.ReqGameSync.$Properties=} [properties] Properties to set
         * @returns {othello.ReqGameSync} ReqGameSync instance
         * @type {{
         *   (properties: othello.ReqGameSync.$Shape): othello.ReqGameSync & othello.ReqGameSync.$Shape;
         *   (properties?: othello.ReqGameSync.$Properties): othello.ReqGameSync;
         * }}
         */
        ReqGameSync.create = function(properties) {
            return new ReqGameSync(properties);
        };

        /**
         * Encodes the specified ReqGameSync message. Does not implicitly {@link othello.ReqGameSync.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqGameSync
         * @static
         * @param {othello.ReqGameSync.$Properties} message ReqGameSync message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqGameSync.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqGameSync message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqGameSync
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqGameSync & othello.ReqGameSync.$Shape} ReqGameSync
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqGameSync.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqGameSync();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqGameSync;
    })();

    othello.RspGameSync = (function() {

        /**
         * Properties of a RspGameSync.
         * @typedef {Object} othello.RspGameSync.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] RspGameSync room
         * @property {othello.User.$Properties|null} [opponent] RspGameSync opponent
         * @property {othello.Result.$Properties|null} [result] RspGameSync result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspGameSync followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGameSync.
         * @memberof othello
         * @interface IRspGameSync
         * @augments othello.RspGameSync.$Properties
         * @deprecated Use othello.RspGameSync.$Properties instead.
         */

        /**
         * Shape of a RspGameSync.
         * @typedef {othello.RspGameSync.$Properties} othello.RspGameSync.$Shape
         */

        /**
         * Constructs a new RspGameSync.
         * @memberof othello
         * @classdesc Represents a RspGameSync.
         * @constructor
         * @param {othello.RspGameSync.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGameSync = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGameSync room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.RspGameSync
         * @instance
         */
        RspGameSync.prototype.room = null;

        /**
         * RspGameSync opponent.
         * @member {othello.User|null} opponent
         * @memberof othello.RspGameSync
         * @instance
         */
        RspGameSync.prototype.opponent = null;

        /**
         * RspGameSync result.
         * @member {othello.Result|null} result
         * @memberof othello.RspGameSync
         * @instance
         */
        RspGameSync.prototype.result = null;

        /**
         * RspGameSync followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspGameSync
         * @instance
         */
        RspGameSync.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameSync.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameSync.prototype, "_opponent", {
            get: $util.oneOfGetter($oneOfFields = ["opponent"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameSync.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGameSync instance using the specified properties.
         * @function create
         * @memberof othello.RspGameSync
         * @static
         * @param {othello.RspGameSync.$Properties=} [properties] Properties to set
         * @returns {othello.RspGameSync} RspGameSync instance
         * @type {{
         *   (properties: othello.RspGameSync.$Shape): othello.RspGameSync & othello.RspGameSync.$Shape;
         *   (properties?: othello.RspGameSync.$Properties): othello.RspGameSync;
         * }}
         */
        RspGameSync.create = function(properties) {
            return new RspGameSync(properties);
        };

        /**
         * Encodes the specified RspGameSync message. Does not implicitly {@link othello.RspGameSync.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGameSync
         * @static
         * @param {othello.RspGameSync.$Properties} message RspGameSync message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGameSync.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.opponent != null && $Object.hasOwnProperty.call(message, "opponent"))
                $root.othello.User.encode(message.opponent, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGameSync message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGameSync
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGameSync & othello.RspGameSync.$Shape} RspGameSync
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGameSync.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGameSync();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.opponent = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.opponent);
                        message._opponent = "opponent";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGameSync;
    })();

    othello.ReqJoinGameRoom = (function() {

        /**
         * Properties of a ReqJoinGameRoom.
         * @typedef {Object} othello.ReqJoinGameRoom.$Properties
         * @property {number|Long|null} [roomId] ReqJoinGameRoom roomId
         * @property {string|null} [invite] ReqJoinGameRoom invite
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqJoinGameRoom.
         * @memberof othello
         * @interface IReqJoinGameRoom
         * @augments othello.ReqJoinGameRoom.$Properties
         * @deprecated Use othello.ReqJoinGameRoom.$Properties instead.
         */

        /**
         * Shape of a ReqJoinGameRoom.
         * @typedef {othello.ReqJoinGameRoom.$Properties} othello.ReqJoinGameRoom.$Shape
         */

        /**
         * Constructs a new ReqJoinGameRoom.
         * @memberof othello
         * @classdesc Represents a ReqJoinGameRoom.
         * @constructor
         * @param {othello.ReqJoinGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqJoinGameRoom = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqJoinGameRoom roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqJoinGameRoom
         * @instance
         */
        ReqJoinGameRoom.prototype.roomId = null;

        /**
         * ReqJoinGameRoom invite.
         * @member {string|null} invite
         * @memberof othello.ReqJoinGameRoom
         * @instance
         */
        ReqJoinGameRoom.prototype.invite = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqJoinGameRoom.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqJoinGameRoom.prototype, "_invite", {
            get: $util.oneOfGetter($oneOfFields = ["invite"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqJoinGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.ReqJoinGameRoom
         * @static
         * @param {othello.ReqJoinGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.ReqJoinGameRoom} ReqJoinGameRoom instance
         * @type {{
         *   (properties: othello.ReqJoinGameRoom.$Shape): othello.ReqJoinGameRoom & othello.ReqJoinGameRoom.$Shape;
         *   (properties?: othello.ReqJoinGameRoom.$Properties): othello.ReqJoinGameRoom;
         * }}
         */
        ReqJoinGameRoom.create = function(properties) {
            return new ReqJoinGameRoom(properties);
        };

        /**
         * Encodes the specified ReqJoinGameRoom message. Does not implicitly {@link othello.ReqJoinGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqJoinGameRoom
         * @static
         * @param {othello.ReqJoinGameRoom.$Properties} message ReqJoinGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqJoinGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.invite != null && $Object.hasOwnProperty.call(message, "invite"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.invite);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqJoinGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqJoinGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqJoinGameRoom & othello.ReqJoinGameRoom.$Shape} ReqJoinGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqJoinGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqJoinGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.invite = reader.stringVerify();
                        message._invite = "invite";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqJoinGameRoom;
    })();

    othello.RspJoinGameRoom = (function() {

        /**
         * Properties of a RspJoinGameRoom.
         * @typedef {Object} othello.RspJoinGameRoom.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] RspJoinGameRoom room
         * @property {othello.User.$Properties|null} [opponent] RspJoinGameRoom opponent
         * @property {othello.Result.$Properties|null} [result] RspJoinGameRoom result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspJoinGameRoom followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspJoinGameRoom.
         * @memberof othello
         * @interface IRspJoinGameRoom
         * @augments othello.RspJoinGameRoom.$Properties
         * @deprecated Use othello.RspJoinGameRoom.$Properties instead.
         */

        /**
         * Shape of a RspJoinGameRoom.
         * @typedef {othello.RspJoinGameRoom.$Properties} othello.RspJoinGameRoom.$Shape
         */

        /**
         * Constructs a new RspJoinGameRoom.
         * @memberof othello
         * @classdesc Represents a RspJoinGameRoom.
         * @constructor
         * @param {othello.RspJoinGameRoom.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspJoinGameRoom = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspJoinGameRoom room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.RspJoinGameRoom
         * @instance
         */
        RspJoinGameRoom.prototype.room = null;

        /**
         * RspJoinGameRoom opponent.
         * @member {othello.User|null} opponent
         * @memberof othello.RspJoinGameRoom
         * @instance
         */
        RspJoinGameRoom.prototype.opponent = null;

        /**
         * RspJoinGameRoom result.
         * @member {othello.Result|null} result
         * @memberof othello.RspJoinGameRoom
         * @instance
         */
        RspJoinGameRoom.prototype.result = null;

        /**
         * RspJoinGameRoom followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspJoinGameRoom
         * @instance
         */
        RspJoinGameRoom.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspJoinGameRoom.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspJoinGameRoom.prototype, "_opponent", {
            get: $util.oneOfGetter($oneOfFields = ["opponent"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspJoinGameRoom.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspJoinGameRoom instance using the specified properties.
         * @function create
         * @memberof othello.RspJoinGameRoom
         * @static
         * @param {othello.RspJoinGameRoom.$Properties=} [properties] Properties to set
         * @returns {othello.RspJoinGameRoom} RspJoinGameRoom instance
         * @type {{
         *   (properties: othello.RspJoinGameRoom.$Shape): othello.RspJoinGameRoom & othello.RspJoinGameRoom.$Shape;
         *   (properties?: othello.RspJoinGameRoom.$Properties): othello.RspJoinGameRoom;
         * }}
         */
        RspJoinGameRoom.create = function(properties) {
            return new RspJoinGameRoom(properties);
        };

        /**
         * Encodes the specified RspJoinGameRoom message. Does not implicitly {@link othello.RspJoinGameRoom.verify|verify} messages.
         * @function encode
         * @memberof othello.RspJoinGameRoom
         * @static
         * @param {othello.RspJoinGameRoom.$Properties} message RspJoinGameRoom message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspJoinGameRoom.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.opponent != null && $Object.hasOwnProperty.call(message, "opponent"))
                $root.othello.User.encode(message.opponent, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspJoinGameRoom message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspJoinGameRoom
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspJoinGameRoom & othello.RspJoinGameRoom.$Shape} RspJoinGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspJoinGameRoom.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspJoinGameRoom();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.opponent = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.opponent);
                        message._opponent = "opponent";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspJoinGameRoom;
    })();

    othello.ReqRandomJoin = (function() {

        /**
         * Properties of a ReqRandomJoin.
         * @typedef {Object} othello.ReqRandomJoin.$Properties
         * @property {boolean|null} [createIfNone] ReqRandomJoin createIfNone
         * @property {boolean|null} [peopleOnly] ReqRandomJoin peopleOnly
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqRandomJoin.
         * @memberof othello
         * @interface IReqRandomJoin
         * @augments othello.ReqRandomJoin.$Properties
         * @deprecated Use othello.ReqRandomJoin.$Properties instead.
         */

        /**
         * Shape of a ReqRandomJoin.
         * @typedef {othello.ReqRandomJoin.$Properties} othello.ReqRandomJoin.$Shape
         */

        /**
         * Constructs a new ReqRandomJoin.
         * @memberof othello
         * @classdesc Represents a ReqRandomJoin.
         * @constructor
         * @param {othello.ReqRandomJoin.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqRandomJoin = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqRandomJoin createIfNone.
         * @member {boolean|null} createIfNone
         * @memberof othello.ReqRandomJoin
         * @instance
         */
        ReqRandomJoin.prototype.createIfNone = null;

        /**
         * ReqRandomJoin peopleOnly.
         * @member {boolean|null} peopleOnly
         * @memberof othello.ReqRandomJoin
         * @instance
         */
        ReqRandomJoin.prototype.peopleOnly = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRandomJoin.prototype, "_createIfNone", {
            get: $util.oneOfGetter($oneOfFields = ["createIfNone"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRandomJoin.prototype, "_peopleOnly", {
            get: $util.oneOfGetter($oneOfFields = ["peopleOnly"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqRandomJoin instance using the specified properties.
         * @function create
         * @memberof othello.ReqRandomJoin
         * @static
         * @param {othello.ReqRandomJoin.$Properties=} [properties] Properties to set
         * @returns {othello.ReqRandomJoin} ReqRandomJoin instance
         * @type {{
         *   (properties: othello.ReqRandomJoin.$Shape): othello.ReqRandomJoin & othello.ReqRandomJoin.$Shape;
         *   (properties?: othello.ReqRandomJoin.$Properties): othello.ReqRandomJoin;
         * }}
         */
        ReqRandomJoin.create = function(properties) {
            return new ReqRandomJoin(properties);
        };

        /**
         * Encodes the specified ReqRandomJoin message. Does not implicitly {@link othello.ReqRandomJoin.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqRandomJoin
         * @static
         * @param {othello.ReqRandomJoin.$Properties} message ReqRandomJoin message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqRandomJoin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.createIfNone != null && $Object.hasOwnProperty.call(message, "createIfNone"))
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message.createIfNone);
            if (message.peopleOnly != null && $Object.hasOwnProperty.call(message, "peopleOnly"))
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.peopleOnly);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqRandomJoin message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqRandomJoin
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqRandomJoin & othello.ReqRandomJoin.$Shape} ReqRandomJoin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqRandomJoin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqRandomJoin();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.createIfNone = reader.bool();
                        message._createIfNone = "createIfNone";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.peopleOnly = reader.bool();
                        message._peopleOnly = "peopleOnly";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqRandomJoin;
    })();

    othello.RspRandomJoin = (function() {

        /**
         * Properties of a RspRandomJoin.
         * @typedef {Object} othello.RspRandomJoin.$Properties
         * @property {othello.Result.$Properties|null} [result] RspRandomJoin result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspRandomJoin followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspRandomJoin.
         * @memberof othello
         * @interface IRspRandomJoin
         * @augments othello.RspRandomJoin.$Properties
         * @deprecated Use othello.RspRandomJoin.$Properties instead.
         */

        /**
         * Shape of a RspRandomJoin.
         * @typedef {othello.RspRandomJoin.$Properties} othello.RspRandomJoin.$Shape
         */

        /**
         * Constructs a new RspRandomJoin.
         * @memberof othello
         * @classdesc Represents a RspRandomJoin.
         * @constructor
         * @param {othello.RspRandomJoin.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspRandomJoin = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspRandomJoin result.
         * @member {othello.Result|null} result
         * @memberof othello.RspRandomJoin
         * @instance
         */
        RspRandomJoin.prototype.result = null;

        /**
         * RspRandomJoin followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspRandomJoin
         * @instance
         */
        RspRandomJoin.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRandomJoin.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspRandomJoin instance using the specified properties.
         * @function create
         * @memberof othello.RspRandomJoin
         * @static
         * @param {othello.RspRandomJoin.$Properties=} [properties] Properties to set
         * @returns {othello.RspRandomJoin} RspRandomJoin instance
         * @type {{
         *   (properties: othello.RspRandomJoin.$Shape): othello.RspRandomJoin & othello.RspRandomJoin.$Shape;
         *   (properties?: othello.RspRandomJoin.$Properties): othello.RspRandomJoin;
         * }}
         */
        RspRandomJoin.create = function(properties) {
            return new RspRandomJoin(properties);
        };

        /**
         * Encodes the specified RspRandomJoin message. Does not implicitly {@link othello.RspRandomJoin.verify|verify} messages.
         * @function encode
         * @memberof othello.RspRandomJoin
         * @static
         * @param {othello.RspRandomJoin.$Properties} message RspRandomJoin message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspRandomJoin.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspRandomJoin message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspRandomJoin
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspRandomJoin & othello.RspRandomJoin.$Shape} RspRandomJoin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspRandomJoin.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspRandomJoin();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspRandomJoin;
    })();

    othello.ReqListGameRooms = (function() {

        /**
         * Properties of a ReqListGameRooms.
         * @typedef {Object} othello.ReqListGameRooms.$Properties
         * @property {othello.ReqListGameRooms.Filter|null} [filter] ReqListGameRooms filter
         * @property {string|null} [cursor] ReqListGameRooms cursor
         * @property {number|null} [limit] ReqListGameRooms limit
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqListGameRooms.
         * @memberof othello
         * @interface IReqListGameRooms
         * @augments othello.ReqListGameRooms.$Properties
         * @deprecated Use othello.ReqListGameRooms.$Properties instead.
         */

        /**
         * Shape of a ReqListGameRooms.
         * @typedef {othello.ReqListGameRooms.$Properties} othello.ReqListGameRooms.$Shape
         */

        /**
         * Constructs a new ReqListGameRooms.
         * @memberof othello
         * @classdesc Represents a ReqListGameRooms.
         * @constructor
         * @param {othello.ReqListGameRooms.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqListGameRooms = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqListGameRooms filter.
         * @member {othello.ReqListGameRooms.Filter|null} filter
         * @memberof othello.ReqListGameRooms
         * @instance
         */
        ReqListGameRooms.prototype.filter = null;

        /**
         * ReqListGameRooms cursor.
         * @member {string|null} cursor
         * @memberof othello.ReqListGameRooms
         * @instance
         */
        ReqListGameRooms.prototype.cursor = null;

        /**
         * ReqListGameRooms limit.
         * @member {number|null} limit
         * @memberof othello.ReqListGameRooms
         * @instance
         */
        ReqListGameRooms.prototype.limit = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGameRooms.prototype, "_filter", {
            get: $util.oneOfGetter($oneOfFields = ["filter"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGameRooms.prototype, "_cursor", {
            get: $util.oneOfGetter($oneOfFields = ["cursor"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGameRooms.prototype, "_limit", {
            get: $util.oneOfGetter($oneOfFields = ["limit"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqListGameRooms instance using the specified properties.
         * @function create
         * @memberof othello.ReqListGameRooms
         * @static
         * @param {othello.ReqListGameRooms.$Properties=} [properties] Properties to set
         * @returns {othello.ReqListGameRooms} ReqListGameRooms instance
         * @type {{
         *   (properties: othello.ReqListGameRooms.$Shape): othello.ReqListGameRooms & othello.ReqListGameRooms.$Shape;
         *   (properties?: othello.ReqListGameRooms.$Properties): othello.ReqListGameRooms;
         * }}
         */
        ReqListGameRooms.create = function(properties) {
            return new ReqListGameRooms(properties);
        };

        /**
         * Encodes the specified ReqListGameRooms message. Does not implicitly {@link othello.ReqListGameRooms.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqListGameRooms
         * @static
         * @param {othello.ReqListGameRooms.$Properties} message ReqListGameRooms message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqListGameRooms.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.filter != null && $Object.hasOwnProperty.call(message, "filter"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.filter);
            if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.cursor);
            if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqListGameRooms message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqListGameRooms
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqListGameRooms & othello.ReqListGameRooms.$Shape} ReqListGameRooms
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqListGameRooms.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqListGameRooms();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.filter = reader.int32();
                        message._filter = "filter";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.cursor = reader.stringVerify();
                        message._cursor = "cursor";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.limit = reader.uint32();
                        message._limit = "limit";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Filter enum.
         * @name othello.ReqListGameRooms.Filter
         * @enum {number}
         * @property {number} ALL=0 ALL value
         * @property {number} WAITING=1 WAITING value
         * @property {number} LIVE=2 LIVE value
         */
        ReqListGameRooms.Filter = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ALL"] = 0;
            values[valuesById[1] = "WAITING"] = 1;
            values[valuesById[2] = "LIVE"] = 2;
            return values;
        })();

        return ReqListGameRooms;
    })();

    othello.RspListGameRooms = (function() {

        /**
         * Properties of a RspListGameRooms.
         * @typedef {Object} othello.RspListGameRooms.$Properties
         * @property {Array.<othello.GameRoomEntry.$Properties>} [rooms] RspListGameRooms rooms
         * @property {string|null} [next] RspListGameRooms next
         * @property {string|null} [notice] RspListGameRooms notice
         * @property {othello.Result.$Properties|null} [result] RspListGameRooms result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspListGameRooms followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspListGameRooms.
         * @memberof othello
         * @interface IRspListGameRooms
         * @augments othello.RspListGameRooms.$Properties
         * @deprecated Use othello.RspListGameRooms.$Properties instead.
         */

        /**
         * Shape of a RspListGameRooms.
         * @typedef {othello.RspListGameRooms.$Properties} othello.RspListGameRooms.$Shape
         */

        /**
         * Constructs a new RspListGameRooms.
         * @memberof othello
         * @classdesc Represents a RspListGameRooms.
         * @constructor
         * @param {othello.RspListGameRooms.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspListGameRooms = function (properties) {
            this.rooms = [];
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspListGameRooms rooms.
         * @member {Array.<othello.GameRoomEntry>} rooms
         * @memberof othello.RspListGameRooms
         * @instance
         */
        RspListGameRooms.prototype.rooms = $util.emptyArray;

        /**
         * RspListGameRooms next.
         * @member {string|null} next
         * @memberof othello.RspListGameRooms
         * @instance
         */
        RspListGameRooms.prototype.next = null;

        /**
         * RspListGameRooms notice.
         * @member {string|null} notice
         * @memberof othello.RspListGameRooms
         * @instance
         */
        RspListGameRooms.prototype.notice = null;

        /**
         * RspListGameRooms result.
         * @member {othello.Result|null} result
         * @memberof othello.RspListGameRooms
         * @instance
         */
        RspListGameRooms.prototype.result = null;

        /**
         * RspListGameRooms followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspListGameRooms
         * @instance
         */
        RspListGameRooms.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspListGameRooms.prototype, "_next", {
            get: $util.oneOfGetter($oneOfFields = ["next"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspListGameRooms.prototype, "_notice", {
            get: $util.oneOfGetter($oneOfFields = ["notice"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspListGameRooms.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspListGameRooms instance using the specified properties.
         * @function create
         * @memberof othello.RspListGameRooms
         * @static
         * @param {othello.RspListGameRooms.$Properties=} [properties] Properties to set
         * @returns {othello.RspListGameRooms} RspListGameRooms instance
         * @type {{
         *   (properties: othello.RspListGameRooms.$Shape): othello.RspListGameRooms & othello.RspListGameRooms.$Shape;
         *   (properties?: othello.RspListGameRooms.$Properties): othello.RspListGameRooms;
         * }}
         */
        RspListGameRooms.create = function(properties) {
            return new RspListGameRooms(properties);
        };

        /**
         * Encodes the specified RspListGameRooms message. Does not implicitly {@link othello.RspListGameRooms.verify|verify} messages.
         * @function encode
         * @memberof othello.RspListGameRooms
         * @static
         * @param {othello.RspListGameRooms.$Properties} message RspListGameRooms message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspListGameRooms.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.rooms != null && message.rooms.length)
                for (let i = 0; i < message.rooms.length; ++i)
                    $root.othello.GameRoomEntry.encode(message.rooms[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.next != null && $Object.hasOwnProperty.call(message, "next"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.next);
            if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.notice);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspListGameRooms message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspListGameRooms
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspListGameRooms & othello.RspListGameRooms.$Shape} RspListGameRooms
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspListGameRooms.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspListGameRooms();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.rooms && message.rooms.length))
                            message.rooms = [];
                        message.rooms.push($root.othello.GameRoomEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.next = reader.stringVerify();
                        message._next = "next";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.notice = reader.stringVerify();
                        message._notice = "notice";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspListGameRooms;
    })();

    othello.ReqGetGameRecord = (function() {

        /**
         * Properties of a ReqGetGameRecord.
         * @typedef {Object} othello.ReqGetGameRecord.$Properties
         * @property {number|Long|null} [roomId] ReqGetGameRecord roomId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqGetGameRecord.
         * @memberof othello
         * @interface IReqGetGameRecord
         * @augments othello.ReqGetGameRecord.$Properties
         * @deprecated Use othello.ReqGetGameRecord.$Properties instead.
         */

        /**
         * Shape of a ReqGetGameRecord.
         * @typedef {othello.ReqGetGameRecord.$Properties} othello.ReqGetGameRecord.$Shape
         */

        /**
         * Constructs a new ReqGetGameRecord.
         * @memberof othello
         * @classdesc Represents a ReqGetGameRecord.
         * @constructor
         * @param {othello.ReqGetGameRecord.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqGetGameRecord = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqGetGameRecord roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqGetGameRecord
         * @instance
         */
        ReqGetGameRecord.prototype.roomId = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGetGameRecord.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqGetGameRecord instance using the specified properties.
         * @function create
         * @memberof othello.ReqGetGameRecord
         * @static
         * @param {othello.ReqGetGameRecord.$Properties=} [properties] Properties to set
         * @returns {othello.ReqGetGameRecord} ReqGetGameRecord instance
         * @type {{
         *   (properties: othello.ReqGetGameRecord.$Shape): othello.ReqGetGameRecord & othello.ReqGetGameRecord.$Shape;
         *   (properties?: othello.ReqGetGameRecord.$Properties): othello.ReqGetGameRecord;
         * }}
         */
        ReqGetGameRecord.create = function(properties) {
            return new ReqGetGameRecord(properties);
        };

        /**
         * Encodes the specified ReqGetGameRecord message. Does not implicitly {@link othello.ReqGetGameRecord.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqGetGameRecord
         * @static
         * @param {othello.ReqGetGameRecord.$Properties} message ReqGetGameRecord message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqGetGameRecord.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqGetGameRecord message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqGetGameRecord
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqGetGameRecord & othello.ReqGetGameRecord.$Shape} ReqGetGameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqGetGameRecord.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqGetGameRecord();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqGetGameRecord;
    })();

    othello.RspGetGameRecord = (function() {

        /**
         * Properties of a RspGetGameRecord.
         * @typedef {Object} othello.RspGetGameRecord.$Properties
         * @property {othello.GameRecord.$Properties|null} [record] RspGetGameRecord record
         * @property {othello.Result.$Properties|null} [result] RspGetGameRecord result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspGetGameRecord followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGetGameRecord.
         * @memberof othello
         * @interface IRspGetGameRecord
         * @augments othello.RspGetGameRecord.$Properties
         * @deprecated Use othello.RspGetGameRecord.$Properties instead.
         */

        /**
         * Shape of a RspGetGameRecord.
         * @typedef {othello.RspGetGameRecord.$Properties} othello.RspGetGameRecord.$Shape
         */

        /**
         * Constructs a new RspGetGameRecord.
         * @memberof othello
         * @classdesc Represents a RspGetGameRecord.
         * @constructor
         * @param {othello.RspGetGameRecord.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGetGameRecord = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGetGameRecord record.
         * @member {othello.GameRecord|null} record
         * @memberof othello.RspGetGameRecord
         * @instance
         */
        RspGetGameRecord.prototype.record = null;

        /**
         * RspGetGameRecord result.
         * @member {othello.Result|null} result
         * @memberof othello.RspGetGameRecord
         * @instance
         */
        RspGetGameRecord.prototype.result = null;

        /**
         * RspGetGameRecord followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspGetGameRecord
         * @instance
         */
        RspGetGameRecord.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetGameRecord.prototype, "_record", {
            get: $util.oneOfGetter($oneOfFields = ["record"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetGameRecord.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGetGameRecord instance using the specified properties.
         * @function create
         * @memberof othello.RspGetGameRecord
         * @static
         * @param {othello.RspGetGameRecord.$Properties=} [properties] Properties to set
         * @returns {othello.RspGetGameRecord} RspGetGameRecord instance
         * @type {{
         *   (properties: othello.RspGetGameRecord.$Shape): othello.RspGetGameRecord & othello.RspGetGameRecord.$Shape;
         *   (properties?: othello.RspGetGameRecord.$Properties): othello.RspGetGameRecord;
         * }}
         */
        RspGetGameRecord.create = function(properties) {
            return new RspGetGameRecord(properties);
        };

        /**
         * Encodes the specified RspGetGameRecord message. Does not implicitly {@link othello.RspGetGameRecord.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGetGameRecord
         * @static
         * @param {othello.RspGetGameRecord.$Properties} message RspGetGameRecord message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGetGameRecord.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.record != null && $Object.hasOwnProperty.call(message, "record"))
                $root.othello.GameRecord.encode(message.record, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGetGameRecord message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGetGameRecord
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGetGameRecord & othello.RspGetGameRecord.$Shape} RspGetGameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGetGameRecord.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGetGameRecord();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.record = $root.othello.GameRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.record);
                        message._record = "record";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGetGameRecord;
    })();

    othello.ReqGetLeaderboard = (function() {

        /**
         * Properties of a ReqGetLeaderboard.
         * @typedef {Object} othello.ReqGetLeaderboard.$Properties
         * @property {string|null} [cursor] ReqGetLeaderboard cursor
         * @property {number|null} [limit] ReqGetLeaderboard limit
         * @property {othello.ReqGetLeaderboard.Kind|null} [kind] ReqGetLeaderboard kind
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqGetLeaderboard.
         * @memberof othello
         * @interface IReqGetLeaderboard
         * @augments othello.ReqGetLeaderboard.$Properties
         * @deprecated Use othello.ReqGetLeaderboard.$Properties instead.
         */

        /**
         * Shape of a ReqGetLeaderboard.
         * @typedef {othello.ReqGetLeaderboard.$Properties} othello.ReqGetLeaderboard.$Shape
         */

        /**
         * Constructs a new ReqGetLeaderboard.
         * @memberof othello
         * @classdesc Represents a ReqGetLeaderboard.
         * @constructor
         * @param {othello.ReqGetLeaderboard.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqGetLeaderboard = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqGetLeaderboard cursor.
         * @member {string|null} cursor
         * @memberof othello.ReqGetLeaderboard
         * @instance
         */
        ReqGetLeaderboard.prototype.cursor = null;

        /**
         * ReqGetLeaderboard limit.
         * @member {number|null} limit
         * @memberof othello.ReqGetLeaderboard
         * @instance
         */
        ReqGetLeaderboard.prototype.limit = null;

        /**
         * ReqGetLeaderboard kind.
         * @member {othello.ReqGetLeaderboard.Kind|null} kind
         * @memberof othello.ReqGetLeaderboard
         * @instance
         */
        ReqGetLeaderboard.prototype.kind = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGetLeaderboard.prototype, "_cursor", {
            get: $util.oneOfGetter($oneOfFields = ["cursor"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGetLeaderboard.prototype, "_limit", {
            get: $util.oneOfGetter($oneOfFields = ["limit"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGetLeaderboard.prototype, "_kind", {
            get: $util.oneOfGetter($oneOfFields = ["kind"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqGetLeaderboard instance using the specified properties.
         * @function create
         * @memberof othello.ReqGetLeaderboard
         * @static
         * @param {othello.ReqGetLeaderboard.$Properties=} [properties] Properties to set
         * @returns {othello.ReqGetLeaderboard} ReqGetLeaderboard instance
         * @type {{
         *   (properties: othello.ReqGetLeaderboard.$Shape): othello.ReqGetLeaderboard & othello.ReqGetLeaderboard.$Shape;
         *   (properties?: othello.ReqGetLeaderboard.$Properties): othello.ReqGetLeaderboard;
         * }}
         */
        ReqGetLeaderboard.create = function(properties) {
            return new ReqGetLeaderboard(properties);
        };

        /**
         * Encodes the specified ReqGetLeaderboard message. Does not implicitly {@link othello.ReqGetLeaderboard.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqGetLeaderboard
         * @static
         * @param {othello.ReqGetLeaderboard.$Properties} message ReqGetLeaderboard message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqGetLeaderboard.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.cursor);
            if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.kind);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqGetLeaderboard message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqGetLeaderboard
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqGetLeaderboard & othello.ReqGetLeaderboard.$Shape} ReqGetLeaderboard
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqGetLeaderboard.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqGetLeaderboard();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.cursor = reader.stringVerify();
                        message._cursor = "cursor";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.limit = reader.uint32();
                        message._limit = "limit";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.kind = reader.int32();
                        message._kind = "kind";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Kind enum.
         * @name othello.ReqGetLeaderboard.Kind
         * @enum {number}
         * @property {number} PEOPLE=0 PEOPLE value
         * @property {number} BOTS=1 BOTS value
         */
        ReqGetLeaderboard.Kind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "PEOPLE"] = 0;
            values[valuesById[1] = "BOTS"] = 1;
            return values;
        })();

        return ReqGetLeaderboard;
    })();

    othello.RspGetLeaderboard = (function() {

        /**
         * Properties of a RspGetLeaderboard.
         * @typedef {Object} othello.RspGetLeaderboard.$Properties
         * @property {Array.<othello.LeaderboardRow.$Properties>} [rows] RspGetLeaderboard rows
         * @property {othello.LeaderboardRow.$Properties|null} [me] RspGetLeaderboard me
         * @property {string|null} [next] RspGetLeaderboard next
         * @property {othello.Result.$Properties|null} [result] RspGetLeaderboard result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspGetLeaderboard followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGetLeaderboard.
         * @memberof othello
         * @interface IRspGetLeaderboard
         * @augments othello.RspGetLeaderboard.$Properties
         * @deprecated Use othello.RspGetLeaderboard.$Properties instead.
         */

        /**
         * Shape of a RspGetLeaderboard.
         * @typedef {othello.RspGetLeaderboard.$Properties} othello.RspGetLeaderboard.$Shape
         */

        /**
         * Constructs a new RspGetLeaderboard.
         * @memberof othello
         * @classdesc Represents a RspGetLeaderboard.
         * @constructor
         * @param {othello.RspGetLeaderboard.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGetLeaderboard = function (properties) {
            this.rows = [];
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGetLeaderboard rows.
         * @member {Array.<othello.LeaderboardRow>} rows
         * @memberof othello.RspGetLeaderboard
         * @instance
         */
        RspGetLeaderboard.prototype.rows = $util.emptyArray;

        /**
         * RspGetLeaderboard me.
         * @member {othello.LeaderboardRow|null} me
         * @memberof othello.RspGetLeaderboard
         * @instance
         */
        RspGetLeaderboard.prototype.me = null;

        /**
         * RspGetLeaderboard next.
         * @member {string|null} next
         * @memberof othello.RspGetLeaderboard
         * @instance
         */
        RspGetLeaderboard.prototype.next = null;

        /**
         * RspGetLeaderboard result.
         * @member {othello.Result|null} result
         * @memberof othello.RspGetLeaderboard
         * @instance
         */
        RspGetLeaderboard.prototype.result = null;

        /**
         * RspGetLeaderboard followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspGetLeaderboard
         * @instance
         */
        RspGetLeaderboard.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetLeaderboard.prototype, "_me", {
            get: $util.oneOfGetter($oneOfFields = ["me"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetLeaderboard.prototype, "_next", {
            get: $util.oneOfGetter($oneOfFields = ["next"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetLeaderboard.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGetLeaderboard instance using the specified properties.
         * @function create
         * @memberof othello.RspGetLeaderboard
         * @static
         * @param {othello.RspGetLeaderboard.$Properties=} [properties] Properties to set
         * @returns {othello.RspGetLeaderboard} RspGetLeaderboard instance
         * @type {{
         *   (properties: othello.RspGetLeaderboard.$Shape): othello.RspGetLeaderboard & othello.RspGetLeaderboard.$Shape;
         *   (properties?: othello.RspGetLeaderboard.$Properties): othello.RspGetLeaderboard;
         * }}
         */
        RspGetLeaderboard.create = function(properties) {
            return new RspGetLeaderboard(properties);
        };

        /**
         * Encodes the specified RspGetLeaderboard message. Does not implicitly {@link othello.RspGetLeaderboard.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGetLeaderboard
         * @static
         * @param {othello.RspGetLeaderboard.$Properties} message RspGetLeaderboard message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGetLeaderboard.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.rows != null && message.rows.length)
                for (let i = 0; i < message.rows.length; ++i)
                    $root.othello.LeaderboardRow.encode(message.rows[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.me != null && $Object.hasOwnProperty.call(message, "me"))
                $root.othello.LeaderboardRow.encode(message.me, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.next != null && $Object.hasOwnProperty.call(message, "next"))
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.next);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGetLeaderboard message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGetLeaderboard
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGetLeaderboard & othello.RspGetLeaderboard.$Shape} RspGetLeaderboard
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGetLeaderboard.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGetLeaderboard();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.rows && message.rows.length))
                            message.rows = [];
                        message.rows.push($root.othello.LeaderboardRow.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.me = $root.othello.LeaderboardRow.decode(reader, reader.size(), $undefined, _depth + 1, message.me);
                        message._me = "me";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.next = reader.stringVerify();
                        message._next = "next";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGetLeaderboard;
    })();

    othello.ReqGetProfile = (function() {

        /**
         * Properties of a ReqGetProfile.
         * @typedef {Object} othello.ReqGetProfile.$Properties
         * @property {number|Long|null} [userId] ReqGetProfile userId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqGetProfile.
         * @memberof othello
         * @interface IReqGetProfile
         * @augments othello.ReqGetProfile.$Properties
         * @deprecated Use othello.ReqGetProfile.$Properties instead.
         */

        /**
         * Shape of a ReqGetProfile.
         * @typedef {othello.ReqGetProfile.$Properties} othello.ReqGetProfile.$Shape
         */

        /**
         * Constructs a new ReqGetProfile.
         * @memberof othello
         * @classdesc Represents a ReqGetProfile.
         * @constructor
         * @param {othello.ReqGetProfile.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqGetProfile = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqGetProfile userId.
         * @member {number|Long|null} userId
         * @memberof othello.ReqGetProfile
         * @instance
         */
        ReqGetProfile.prototype.userId = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqGetProfile.prototype, "_userId", {
            get: $util.oneOfGetter($oneOfFields = ["userId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqGetProfile instance using the specified properties.
         * @function create
         * @memberof othello.ReqGetProfile
         * @static
         * @param {othello.ReqGetProfile.$Properties=} [properties] Properties to set
         * @returns {othello.ReqGetProfile} ReqGetProfile instance
         * @type {{
         *   (properties: othello.ReqGetProfile.$Shape): othello.ReqGetProfile & othello.ReqGetProfile.$Shape;
         *   (properties?: othello.ReqGetProfile.$Properties): othello.ReqGetProfile;
         * }}
         */
        ReqGetProfile.create = function(properties) {
            return new ReqGetProfile(properties);
        };

        /**
         * Encodes the specified ReqGetProfile message. Does not implicitly {@link othello.ReqGetProfile.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqGetProfile
         * @static
         * @param {othello.ReqGetProfile.$Properties} message ReqGetProfile message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqGetProfile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.userId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqGetProfile message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqGetProfile
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqGetProfile & othello.ReqGetProfile.$Shape} ReqGetProfile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqGetProfile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqGetProfile();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.userId = reader.uint64();
                        message._userId = "userId";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqGetProfile;
    })();

    othello.RspGetProfile = (function() {

        /**
         * Properties of a RspGetProfile.
         * @typedef {Object} othello.RspGetProfile.$Properties
         * @property {othello.User.$Properties|null} [user] RspGetProfile user
         * @property {Array.<othello.GameRecord.$Properties>} [games] RspGetProfile games
         * @property {othello.Result.$Properties|null} [result] RspGetProfile result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspGetProfile followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGetProfile.
         * @memberof othello
         * @interface IRspGetProfile
         * @augments othello.RspGetProfile.$Properties
         * @deprecated Use othello.RspGetProfile.$Properties instead.
         */

        /**
         * Shape of a RspGetProfile.
         * @typedef {othello.RspGetProfile.$Properties} othello.RspGetProfile.$Shape
         */

        /**
         * Constructs a new RspGetProfile.
         * @memberof othello
         * @classdesc Represents a RspGetProfile.
         * @constructor
         * @param {othello.RspGetProfile.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGetProfile = function (properties) {
            this.games = [];
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGetProfile user.
         * @member {othello.User|null} user
         * @memberof othello.RspGetProfile
         * @instance
         */
        RspGetProfile.prototype.user = null;

        /**
         * RspGetProfile games.
         * @member {Array.<othello.GameRecord>} games
         * @memberof othello.RspGetProfile
         * @instance
         */
        RspGetProfile.prototype.games = $util.emptyArray;

        /**
         * RspGetProfile result.
         * @member {othello.Result|null} result
         * @memberof othello.RspGetProfile
         * @instance
         */
        RspGetProfile.prototype.result = null;

        /**
         * RspGetProfile followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspGetProfile
         * @instance
         */
        RspGetProfile.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetProfile.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGetProfile.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGetProfile instance using the specified properties.
         * @function create
         * @memberof othello.RspGetProfile
         * @static
         * @param {othello.RspGetProfile.$Properties=} [properties] Properties to set
         * @returns {othello.RspGetProfile} RspGetProfile instance
         * @type {{
         *   (properties: othello.RspGetProfile.$Shape): othello.RspGetProfile & othello.RspGetProfile.$Shape;
         *   (properties?: othello.RspGetProfile.$Properties): othello.RspGetProfile;
         * }}
         */
        RspGetProfile.create = function(properties) {
            return new RspGetProfile(properties);
        };

        /**
         * Encodes the specified RspGetProfile message. Does not implicitly {@link othello.RspGetProfile.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGetProfile
         * @static
         * @param {othello.RspGetProfile.$Properties} message RspGetProfile message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGetProfile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                $root.othello.User.encode(message.user, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.games != null && message.games.length)
                for (let i = 0; i < message.games.length; ++i)
                    $root.othello.GameRecord.encode(message.games[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGetProfile message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGetProfile
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGetProfile & othello.RspGetProfile.$Shape} RspGetProfile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGetProfile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGetProfile();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.user = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                        message._user = "user";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.games && message.games.length))
                            message.games = [];
                        message.games.push($root.othello.GameRecord.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGetProfile;
    })();

    othello.ReqListGames = (function() {

        /**
         * Properties of a ReqListGames.
         * @typedef {Object} othello.ReqListGames.$Properties
         * @property {number|Long|null} [userId] ReqListGames userId
         * @property {string|null} [cursor] ReqListGames cursor
         * @property {number|null} [limit] ReqListGames limit
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqListGames.
         * @memberof othello
         * @interface IReqListGames
         * @augments othello.ReqListGames.$Properties
         * @deprecated Use othello.ReqListGames.$Properties instead.
         */

        /**
         * Shape of a ReqListGames.
         * @typedef {othello.ReqListGames.$Properties} othello.ReqListGames.$Shape
         */

        /**
         * Constructs a new ReqListGames.
         * @memberof othello
         * @classdesc Represents a ReqListGames.
         * @constructor
         * @param {othello.ReqListGames.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqListGames = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqListGames userId.
         * @member {number|Long|null} userId
         * @memberof othello.ReqListGames
         * @instance
         */
        ReqListGames.prototype.userId = null;

        /**
         * ReqListGames cursor.
         * @member {string|null} cursor
         * @memberof othello.ReqListGames
         * @instance
         */
        ReqListGames.prototype.cursor = null;

        /**
         * ReqListGames limit.
         * @member {number|null} limit
         * @memberof othello.ReqListGames
         * @instance
         */
        ReqListGames.prototype.limit = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGames.prototype, "_userId", {
            get: $util.oneOfGetter($oneOfFields = ["userId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGames.prototype, "_cursor", {
            get: $util.oneOfGetter($oneOfFields = ["cursor"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqListGames.prototype, "_limit", {
            get: $util.oneOfGetter($oneOfFields = ["limit"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqListGames instance using the specified properties.
         * @function create
         * @memberof othello.ReqListGames
         * @static
         * @param {othello.ReqListGames.$Properties=} [properties] Properties to set
         * @returns {othello.ReqListGames} ReqListGames instance
         * @type {{
         *   (properties: othello.ReqListGames.$Shape): othello.ReqListGames & othello.ReqListGames.$Shape;
         *   (properties?: othello.ReqListGames.$Properties): othello.ReqListGames;
         * }}
         */
        ReqListGames.create = function(properties) {
            return new ReqListGames(properties);
        };

        /**
         * Encodes the specified ReqListGames message. Does not implicitly {@link othello.ReqListGames.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqListGames
         * @static
         * @param {othello.ReqListGames.$Properties} message ReqListGames message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqListGames.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.userId);
            if (message.cursor != null && $Object.hasOwnProperty.call(message, "cursor"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.cursor);
            if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqListGames message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqListGames
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqListGames & othello.ReqListGames.$Shape} ReqListGames
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqListGames.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqListGames();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.userId = reader.uint64();
                        message._userId = "userId";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.cursor = reader.stringVerify();
                        message._cursor = "cursor";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.limit = reader.uint32();
                        message._limit = "limit";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqListGames;
    })();

    othello.RspListGames = (function() {

        /**
         * Properties of a RspListGames.
         * @typedef {Object} othello.RspListGames.$Properties
         * @property {Array.<othello.GameRecord.$Properties>} [games] RspListGames games
         * @property {string|null} [next] RspListGames next
         * @property {othello.Result.$Properties|null} [result] RspListGames result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspListGames followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspListGames.
         * @memberof othello
         * @interface IRspListGames
         * @augments othello.RspListGames.$Properties
         * @deprecated Use othello.RspListGames.$Properties instead.
         */

        /**
         * Shape of a RspListGames.
         * @typedef {othello.RspListGames.$Properties} othello.RspListGames.$Shape
         */

        /**
         * Constructs a new RspListGames.
         * @memberof othello
         * @classdesc Represents a RspListGames.
         * @constructor
         * @param {othello.RspListGames.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspListGames = function (properties) {
            this.games = [];
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspListGames games.
         * @member {Array.<othello.GameRecord>} games
         * @memberof othello.RspListGames
         * @instance
         */
        RspListGames.prototype.games = $util.emptyArray;

        /**
         * RspListGames next.
         * @member {string|null} next
         * @memberof othello.RspListGames
         * @instance
         */
        RspListGames.prototype.next = null;

        /**
         * RspListGames result.
         * @member {othello.Result|null} result
         * @memberof othello.RspListGames
         * @instance
         */
        RspListGames.prototype.result = null;

        /**
         * RspListGames followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspListGames
         * @instance
         */
        RspListGames.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspListGames.prototype, "_next", {
            get: $util.oneOfGetter($oneOfFields = ["next"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspListGames.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspListGames instance using the specified properties.
         * @function create
         * @memberof othello.RspListGames
         * @static
         * @param {othello.RspListGames.$Properties=} [properties] Properties to set
         * @returns {othello.RspListGames} RspListGames instance
         * @type {{
         *   (properties: othello.RspListGames.$Shape): othello.RspListGames & othello.RspListGames.$Shape;
         *   (properties?: othello.RspListGames.$Properties): othello.RspListGames;
         * }}
         */
        RspListGames.create = function(properties) {
            return new RspListGames(properties);
        };

        /**
         * Encodes the specified RspListGames message. Does not implicitly {@link othello.RspListGames.verify|verify} messages.
         * @function encode
         * @memberof othello.RspListGames
         * @static
         * @param {othello.RspListGames.$Properties} message RspListGames message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspListGames.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.games != null && message.games.length)
                for (let i = 0; i < message.games.length; ++i)
                    $root.othello.GameRecord.encode(message.games[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.next != null && $Object.hasOwnProperty.call(message, "next"))
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.next);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspListGames message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspListGames
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspListGames & othello.RspListGames.$Shape} RspListGames
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspListGames.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspListGames();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.games && message.games.length))
                            message.games = [];
                        message.games.push($root.othello.GameRecord.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.next = reader.stringVerify();
                        message._next = "next";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspListGames;
    })();

    othello.ReqRematch = (function() {

        /**
         * Properties of a ReqRematch.
         * @typedef {Object} othello.ReqRematch.$Properties
         * @property {number|Long|null} [roomId] ReqRematch roomId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqRematch.
         * @memberof othello
         * @interface IReqRematch
         * @augments othello.ReqRematch.$Properties
         * @deprecated Use othello.ReqRematch.$Properties instead.
         */

        /**
         * Shape of a ReqRematch.
         * @typedef {othello.ReqRematch.$Properties} othello.ReqRematch.$Shape
         */

        /**
         * Constructs a new ReqRematch.
         * @memberof othello
         * @classdesc Represents a ReqRematch.
         * @constructor
         * @param {othello.ReqRematch.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqRematch = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqRematch roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqRematch
         * @instance
         */
        ReqRematch.prototype.roomId = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqRematch.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqRematch instance using the specified properties.
         * @function create
         * @memberof othello.ReqRematch
         * @static
         * @param {othello.ReqRematch.$Properties=} [properties] Properties to set
         * @returns {othello.ReqRematch} ReqRematch instance
         * @type {{
         *   (properties: othello.ReqRematch.$Shape): othello.ReqRematch & othello.ReqRematch.$Shape;
         *   (properties?: othello.ReqRematch.$Properties): othello.ReqRematch;
         * }}
         */
        ReqRematch.create = function(properties) {
            return new ReqRematch(properties);
        };

        /**
         * Encodes the specified ReqRematch message. Does not implicitly {@link othello.ReqRematch.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqRematch
         * @static
         * @param {othello.ReqRematch.$Properties} message ReqRematch message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqRematch.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqRematch message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqRematch
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqRematch & othello.ReqRematch.$Shape} ReqRematch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqRematch.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqRematch();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqRematch;
    })();

    othello.RspRematch = (function() {

        /**
         * Properties of a RspRematch.
         * @typedef {Object} othello.RspRematch.$Properties
         * @property {othello.GameRoom.$Properties|null} [room] RspRematch room
         * @property {othello.Result.$Properties|null} [result] RspRematch result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspRematch followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspRematch.
         * @memberof othello
         * @interface IRspRematch
         * @augments othello.RspRematch.$Properties
         * @deprecated Use othello.RspRematch.$Properties instead.
         */

        /**
         * Shape of a RspRematch.
         * @typedef {othello.RspRematch.$Properties} othello.RspRematch.$Shape
         */

        /**
         * Constructs a new RspRematch.
         * @memberof othello
         * @classdesc Represents a RspRematch.
         * @constructor
         * @param {othello.RspRematch.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspRematch = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspRematch room.
         * @member {othello.GameRoom|null} room
         * @memberof othello.RspRematch
         * @instance
         */
        RspRematch.prototype.room = null;

        /**
         * RspRematch result.
         * @member {othello.Result|null} result
         * @memberof othello.RspRematch
         * @instance
         */
        RspRematch.prototype.result = null;

        /**
         * RspRematch followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspRematch
         * @instance
         */
        RspRematch.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRematch.prototype, "_room", {
            get: $util.oneOfGetter($oneOfFields = ["room"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspRematch.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspRematch instance using the specified properties.
         * @function create
         * @memberof othello.RspRematch
         * @static
         * @param {othello.RspRematch.$Properties=} [properties] Properties to set
         * @returns {othello.RspRematch} RspRematch instance
         * @type {{
         *   (properties: othello.RspRematch.$Shape): othello.RspRematch & othello.RspRematch.$Shape;
         *   (properties?: othello.RspRematch.$Properties): othello.RspRematch;
         * }}
         */
        RspRematch.create = function(properties) {
            return new RspRematch(properties);
        };

        /**
         * Encodes the specified RspRematch message. Does not implicitly {@link othello.RspRematch.verify|verify} messages.
         * @function encode
         * @memberof othello.RspRematch
         * @static
         * @param {othello.RspRematch.$Properties} message RspRematch message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspRematch.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.room != null && $Object.hasOwnProperty.call(message, "room"))
                $root.othello.GameRoom.encode(message.room, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspRematch message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspRematch
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspRematch & othello.RspRematch.$Shape} RspRematch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspRematch.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspRematch();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.room = $root.othello.GameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.room);
                        message._room = "room";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspRematch;
    })();

    othello.ReqLogout = (function() {

        /**
         * Properties of a ReqLogout.
         * @typedef {Object} othello.ReqLogout.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqLogout.
         * @memberof othello
         * @interface IReqLogout
         * @augments othello.ReqLogout.$Properties
         * @deprecated Use othello.ReqLogout.$Properties instead.
         */

        /**
         * Shape of a ReqLogout.
         * @typedef {othello.ReqLogout.$Properties} othello.ReqLogout.$Shape
         */

        /**
         * Constructs a new ReqLogout.
         * @memberof othello
         * @classdesc Represents a ReqLogout.
         * @constructor
         * @param {othello.ReqLogout.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqLogout = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new ReqLogout instance using the specified properties.
         * @function create
         * @memberof othello.ReqLogout
         * @static
         * @param {othello.ReqLogout.$Properties=} [properties] Properties to set
         * @returns {othello.ReqLogout} ReqLogout instance
         * @type {{
         *   (properties: othello.ReqLogout.$Shape): othello.ReqLogout & othello.ReqLogout.$Shape;
         *   (properties?: othello.ReqLogout.$Properties): othello.ReqLogout;
         * }}
         */
        ReqLogout.create = function(properties) {
            return new ReqLogout(properties);
        };

        /**
         * Encodes the specified ReqLogout message. Does not implicitly {@link othello.ReqLogout.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqLogout
         * @static
         * @param {othello.ReqLogout.$Properties} message ReqLogout message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqLogout.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqLogout message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqLogout
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqLogout & othello.ReqLogout.$Shape} ReqLogout
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqLogout.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqLogout();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqLogout;
    })();

    othello.RspLogout = (function() {

        /**
         * Properties of a RspLogout.
         * @typedef {Object} othello.RspLogout.$Properties
         * @property {othello.Result.$Properties|null} [result] RspLogout result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspLogout followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspLogout.
         * @memberof othello
         * @interface IRspLogout
         * @augments othello.RspLogout.$Properties
         * @deprecated Use othello.RspLogout.$Properties instead.
         */

        /**
         * Shape of a RspLogout.
         * @typedef {othello.RspLogout.$Properties} othello.RspLogout.$Shape
         */

        /**
         * Constructs a new RspLogout.
         * @memberof othello
         * @classdesc Represents a RspLogout.
         * @constructor
         * @param {othello.RspLogout.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspLogout = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspLogout result.
         * @member {othello.Result|null} result
         * @memberof othello.RspLogout
         * @instance
         */
        RspLogout.prototype.result = null;

        /**
         * RspLogout followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspLogout
         * @instance
         */
        RspLogout.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspLogout.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspLogout instance using the specified properties.
         * @function create
         * @memberof othello.RspLogout
         * @static
         * @param {othello.RspLogout.$Properties=} [properties] Properties to set
         * @returns {othello.RspLogout} RspLogout instance
         * @type {{
         *   (properties: othello.RspLogout.$Shape): othello.RspLogout & othello.RspLogout.$Shape;
         *   (properties?: othello.RspLogout.$Properties): othello.RspLogout;
         * }}
         */
        RspLogout.create = function(properties) {
            return new RspLogout(properties);
        };

        /**
         * Encodes the specified RspLogout message. Does not implicitly {@link othello.RspLogout.verify|verify} messages.
         * @function encode
         * @memberof othello.RspLogout
         * @static
         * @param {othello.RspLogout.$Properties} message RspLogout message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspLogout.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspLogout message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspLogout
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspLogout & othello.RspLogout.$Shape} RspLogout
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspLogout.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspLogout();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspLogout;
    })();

    othello.ReqSubscribe = (function() {

        /**
         * Properties of a ReqSubscribe.
         * @typedef {Object} othello.ReqSubscribe.$Properties
         * @property {number|Long|null} [roomId] ReqSubscribe roomId
         * @property {number|null} [sinceVersion] ReqSubscribe sinceVersion
         * @property {number|null} [heartbeatSeconds] ReqSubscribe heartbeatSeconds
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ReqSubscribe.
         * @memberof othello
         * @interface IReqSubscribe
         * @augments othello.ReqSubscribe.$Properties
         * @deprecated Use othello.ReqSubscribe.$Properties instead.
         */

        /**
         * Shape of a ReqSubscribe.
         * @typedef {othello.ReqSubscribe.$Properties} othello.ReqSubscribe.$Shape
         */

        /**
         * Constructs a new ReqSubscribe.
         * @memberof othello
         * @classdesc Represents a ReqSubscribe.
         * @constructor
         * @param {othello.ReqSubscribe.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ReqSubscribe = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ReqSubscribe roomId.
         * @member {number|Long|null} roomId
         * @memberof othello.ReqSubscribe
         * @instance
         */
        ReqSubscribe.prototype.roomId = null;

        /**
         * ReqSubscribe sinceVersion.
         * @member {number|null} sinceVersion
         * @memberof othello.ReqSubscribe
         * @instance
         */
        ReqSubscribe.prototype.sinceVersion = null;

        /**
         * ReqSubscribe heartbeatSeconds.
         * @member {number|null} heartbeatSeconds
         * @memberof othello.ReqSubscribe
         * @instance
         */
        ReqSubscribe.prototype.heartbeatSeconds = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqSubscribe.prototype, "_roomId", {
            get: $util.oneOfGetter($oneOfFields = ["roomId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqSubscribe.prototype, "_sinceVersion", {
            get: $util.oneOfGetter($oneOfFields = ["sinceVersion"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(ReqSubscribe.prototype, "_heartbeatSeconds", {
            get: $util.oneOfGetter($oneOfFields = ["heartbeatSeconds"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ReqSubscribe instance using the specified properties.
         * @function create
         * @memberof othello.ReqSubscribe
         * @static
         * @param {othello.ReqSubscribe.$Properties=} [properties] Properties to set
         * @returns {othello.ReqSubscribe} ReqSubscribe instance
         * @type {{
         *   (properties: othello.ReqSubscribe.$Shape): othello.ReqSubscribe & othello.ReqSubscribe.$Shape;
         *   (properties?: othello.ReqSubscribe.$Properties): othello.ReqSubscribe;
         * }}
         */
        ReqSubscribe.create = function(properties) {
            return new ReqSubscribe(properties);
        };

        /**
         * Encodes the specified ReqSubscribe message. Does not implicitly {@link othello.ReqSubscribe.verify|verify} messages.
         * @function encode
         * @memberof othello.ReqSubscribe
         * @static
         * @param {othello.ReqSubscribe.$Properties} message ReqSubscribe message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ReqSubscribe.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.roomId != null && $Object.hasOwnProperty.call(message, "roomId"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.roomId);
            if (message.sinceVersion != null && $Object.hasOwnProperty.call(message, "sinceVersion"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.sinceVersion);
            if (message.heartbeatSeconds != null && $Object.hasOwnProperty.call(message, "heartbeatSeconds"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.heartbeatSeconds);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ReqSubscribe message from the specified reader or buffer.
         * @function decode
         * @memberof othello.ReqSubscribe
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.ReqSubscribe & othello.ReqSubscribe.$Shape} ReqSubscribe
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ReqSubscribe.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.ReqSubscribe();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.roomId = reader.uint64();
                        message._roomId = "roomId";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.sinceVersion = reader.uint32();
                        message._sinceVersion = "sinceVersion";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.heartbeatSeconds = reader.uint32();
                        message._heartbeatSeconds = "heartbeatSeconds";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReqSubscribe;
    })();

    othello.RspSubscribe = (function() {

        /**
         * Properties of a RspSubscribe.
         * @typedef {Object} othello.RspSubscribe.$Properties
         * @property {number|null} [version] RspSubscribe version
         * @property {boolean|null} [resume] RspSubscribe resume
         * @property {othello.Result.$Properties|null} [result] RspSubscribe result
         * @property {Array.<othello.Response.$Properties>} [followUps] RspSubscribe followUps
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspSubscribe.
         * @memberof othello
         * @interface IRspSubscribe
         * @augments othello.RspSubscribe.$Properties
         * @deprecated Use othello.RspSubscribe.$Properties instead.
         */

        /**
         * Shape of a RspSubscribe.
         * @typedef {othello.RspSubscribe.$Properties} othello.RspSubscribe.$Shape
         */

        /**
         * Constructs a new RspSubscribe.
         * @memberof othello
         * @classdesc Represents a RspSubscribe.
         * @constructor
         * @param {othello.RspSubscribe.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspSubscribe = function (properties) {
            this.followUps = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspSubscribe version.
         * @member {number|null} version
         * @memberof othello.RspSubscribe
         * @instance
         */
        RspSubscribe.prototype.version = null;

        /**
         * RspSubscribe resume.
         * @member {boolean|null} resume
         * @memberof othello.RspSubscribe
         * @instance
         */
        RspSubscribe.prototype.resume = null;

        /**
         * RspSubscribe result.
         * @member {othello.Result|null} result
         * @memberof othello.RspSubscribe
         * @instance
         */
        RspSubscribe.prototype.result = null;

        /**
         * RspSubscribe followUps.
         * @member {Array.<othello.Response>} followUps
         * @memberof othello.RspSubscribe
         * @instance
         */
        RspSubscribe.prototype.followUps = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspSubscribe.prototype, "_version", {
            get: $util.oneOfGetter($oneOfFields = ["version"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspSubscribe.prototype, "_resume", {
            get: $util.oneOfGetter($oneOfFields = ["resume"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspSubscribe.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspSubscribe instance using the specified properties.
         * @function create
         * @memberof othello.RspSubscribe
         * @static
         * @param {othello.RspSubscribe.$Properties=} [properties] Properties to set
         * @returns {othello.RspSubscribe} RspSubscribe instance
         * @type {{
         *   (properties: othello.RspSubscribe.$Shape): othello.RspSubscribe & othello.RspSubscribe.$Shape;
         *   (properties?: othello.RspSubscribe.$Properties): othello.RspSubscribe;
         * }}
         */
        RspSubscribe.create = function(properties) {
            return new RspSubscribe(properties);
        };

        /**
         * Encodes the specified RspSubscribe message. Does not implicitly {@link othello.RspSubscribe.verify|verify} messages.
         * @function encode
         * @memberof othello.RspSubscribe
         * @static
         * @param {othello.RspSubscribe.$Properties} message RspSubscribe message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspSubscribe.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
            if (message.resume != null && $Object.hasOwnProperty.call(message, "resume"))
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.resume);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
            if (message.followUps != null && message.followUps.length)
                for (let i = 0; i < message.followUps.length; ++i)
                    $root.othello.Response.encode(message.followUps[i], writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspSubscribe message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspSubscribe
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspSubscribe & othello.RspSubscribe.$Shape} RspSubscribe
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspSubscribe.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspSubscribe();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.version = reader.uint32();
                        message._version = "version";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.resume = reader.bool();
                        message._resume = "resume";
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if (!(message.followUps && message.followUps.length))
                            message.followUps = [];
                        message.followUps.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspSubscribe;
    })();

    othello.RspGameOver = (function() {

        /**
         * Properties of a RspGameOver.
         * @typedef {Object} othello.RspGameOver.$Properties
         * @property {number|Long|null} [winner] RspGameOver winner
         * @property {number|null} [myScore] RspGameOver myScore
         * @property {number|null} [opponentScore] RspGameOver opponentScore
         * @property {othello.User.$Properties|null} [user] RspGameOver user
         * @property {othello.User.$Properties|null} [opponent] RspGameOver opponent
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspGameOver.
         * @memberof othello
         * @interface IRspGameOver
         * @augments othello.RspGameOver.$Properties
         * @deprecated Use othello.RspGameOver.$Properties instead.
         */

        /**
         * Shape of a RspGameOver.
         * @typedef {othello.RspGameOver.$Properties} othello.RspGameOver.$Shape
         */

        /**
         * Constructs a new RspGameOver.
         * @memberof othello
         * @classdesc Represents a RspGameOver.
         * @constructor
         * @param {othello.RspGameOver.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspGameOver = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RspGameOver winner.
         * @member {number|Long|null} winner
         * @memberof othello.RspGameOver
         * @instance
         */
        RspGameOver.prototype.winner = null;

        /**
         * RspGameOver myScore.
         * @member {number|null} myScore
         * @memberof othello.RspGameOver
         * @instance
         */
        RspGameOver.prototype.myScore = null;

        /**
         * RspGameOver opponentScore.
         * @member {number|null} opponentScore
         * @memberof othello.RspGameOver
         * @instance
         */
        RspGameOver.prototype.opponentScore = null;

        /**
         * RspGameOver user.
         * @member {othello.User|null} user
         * @memberof othello.RspGameOver
         * @instance
         */
        RspGameOver.prototype.user = null;

        /**
         * RspGameOver opponent.
         * @member {othello.User|null} opponent
         * @memberof othello.RspGameOver
         * @instance
         */
        RspGameOver.prototype.opponent = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameOver.prototype, "_winner", {
            get: $util.oneOfGetter($oneOfFields = ["winner"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameOver.prototype, "_myScore", {
            get: $util.oneOfGetter($oneOfFields = ["myScore"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameOver.prototype, "_opponentScore", {
            get: $util.oneOfGetter($oneOfFields = ["opponentScore"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameOver.prototype, "_user", {
            get: $util.oneOfGetter($oneOfFields = ["user"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(RspGameOver.prototype, "_opponent", {
            get: $util.oneOfGetter($oneOfFields = ["opponent"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new RspGameOver instance using the specified properties.
         * @function create
         * @memberof othello.RspGameOver
         * @static
         * @param {othello.RspGameOver.$Properties=} [properties] Properties to set
         * @returns {othello.RspGameOver} RspGameOver instance
         * @type {{
         *   (properties: othello.RspGameOver.$Shape): othello.RspGameOver & othello.RspGameOver.$Shape;
         *   (properties?: othello.RspGameOver.$Properties): othello.RspGameOver;
         * }}
         */
        RspGameOver.create = function(properties) {
            return new RspGameOver(properties);
        };

        /**
         * Encodes the specified RspGameOver message. Does not implicitly {@link othello.RspGameOver.verify|verify} messages.
         * @function encode
         * @memberof othello.RspGameOver
         * @static
         * @param {othello.RspGameOver.$Properties} message RspGameOver message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspGameOver.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.winner != null && $Object.hasOwnProperty.call(message, "winner"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.winner);
            if (message.myScore != null && $Object.hasOwnProperty.call(message, "myScore"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.myScore);
            if (message.opponentScore != null && $Object.hasOwnProperty.call(message, "opponentScore"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.opponentScore);
            if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                $root.othello.User.encode(message.user, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.opponent != null && $Object.hasOwnProperty.call(message, "opponent"))
                $root.othello.User.encode(message.opponent, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspGameOver message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspGameOver
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspGameOver & othello.RspGameOver.$Shape} RspGameOver
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspGameOver.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspGameOver();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.winner = reader.uint64();
                        message._winner = "winner";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.myScore = reader.uint32();
                        message._myScore = "myScore";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.opponentScore = reader.uint32();
                        message._opponentScore = "opponentScore";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.user = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                        message._user = "user";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.opponent = $root.othello.User.decode(reader, reader.size(), $undefined, _depth + 1, message.opponent);
                        message._opponent = "opponent";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspGameOver;
    })();

    othello.RspInternalServerError = (function() {

        /**
         * Properties of a RspInternalServerError.
         * @typedef {Object} othello.RspInternalServerError.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RspInternalServerError.
         * @memberof othello
         * @interface IRspInternalServerError
         * @augments othello.RspInternalServerError.$Properties
         * @deprecated Use othello.RspInternalServerError.$Properties instead.
         */

        /**
         * Shape of a RspInternalServerError.
         * @typedef {othello.RspInternalServerError.$Properties} othello.RspInternalServerError.$Shape
         */

        /**
         * Constructs a new RspInternalServerError.
         * @memberof othello
         * @classdesc Represents a RspInternalServerError.
         * @constructor
         * @param {othello.RspInternalServerError.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RspInternalServerError = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new RspInternalServerError instance using the specified properties.
         * @function create
         * @memberof othello.RspInternalServerError
         * @static
         * @param {othello.RspInternalServerError.$Properties=} [properties] Properties to set
         * @returns {othello.RspInternalServerError} RspInternalServerError instance
         * @type {{
         *   (properties: othello.RspInternalServerError.$Shape): othello.RspInternalServerError & othello.RspInternalServerError.$Shape;
         *   (properties?: othello.RspInternalServerError.$Properties): othello.RspInternalServerError;
         * }}
         */
        RspInternalServerError.create = function(properties) {
            return new RspInternalServerError(properties);
        };

        /**
         * Encodes the specified RspInternalServerError message. Does not implicitly {@link othello.RspInternalServerError.verify|verify} messages.
         * @function encode
         * @memberof othello.RspInternalServerError
         * @static
         * @param {othello.RspInternalServerError.$Properties} message RspInternalServerError message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RspInternalServerError.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RspInternalServerError message from the specified reader or buffer.
         * @function decode
         * @memberof othello.RspInternalServerError
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.RspInternalServerError & othello.RspInternalServerError.$Shape} RspInternalServerError
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RspInternalServerError.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.RspInternalServerError();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RspInternalServerError;
    })();

    othello.Request = (function() {

        /**
         * Properties of a Request.
         * @typedef {Object} othello.Request.$Properties
         * @property {number|null} [protocolVersion] Request protocolVersion
         * @property {number|null} [protocolId] Request protocolId
         * @property {number|null} [seqNo] Request seqNo
         * @property {string|null} [token] Request token
         * @property {othello.ReqLogin.$Properties|null} [loginReq] Request loginReq
         * @property {othello.ReqRegister.$Properties|null} [registerReq] Request registerReq
         * @property {othello.ReqCreateGameRoom.$Properties|null} [makeGameRoomReq] Request makeGameRoomReq
         * @property {othello.ReqExitGameRoom.$Properties|null} [exitGameRoomReq] Request exitGameRoomReq
         * @property {othello.ReqGamePut.$Properties|null} [gamePutReq] Request gamePutReq
         * @property {othello.ReqGameSync.$Properties|null} [gameSyncReq] Request gameSyncReq
         * @property {othello.ReqJoinGameRoom.$Properties|null} [joinGameRoomReq] Request joinGameRoomReq
         * @property {othello.ReqRandomJoin.$Properties|null} [randomJoinReq] Request randomJoinReq
         * @property {othello.ReqSubscribe.$Properties|null} [subscribeReq] Request subscribeReq
         * @property {othello.ReqListGameRooms.$Properties|null} [listGameRoomsReq] Request listGameRoomsReq
         * @property {othello.ReqGetGameRecord.$Properties|null} [getGameRecordReq] Request getGameRecordReq
         * @property {othello.ReqGetLeaderboard.$Properties|null} [getLeaderboardReq] Request getLeaderboardReq
         * @property {othello.ReqGetProfile.$Properties|null} [getProfileReq] Request getProfileReq
         * @property {othello.ReqRematch.$Properties|null} [rematchReq] Request rematchReq
         * @property {othello.ReqLogout.$Properties|null} [logoutReq] Request logoutReq
         * @property {othello.ReqListGames.$Properties|null} [listGamesReq] Request listGamesReq
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Request.
         * @memberof othello
         * @interface IRequest
         * @augments othello.Request.$Properties
         * @deprecated Use othello.Request.$Properties instead.
         */

        /**
         * Shape of a Request.
         * @typedef {othello.Request.$Properties} othello.Request.$Shape
         */

        /**
         * Constructs a new Request.
         * @memberof othello
         * @classdesc Represents a Request.
         * @constructor
         * @param {othello.Request.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Request = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Request protocolVersion.
         * @member {number|null} protocolVersion
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.protocolVersion = null;

        /**
         * Request protocolId.
         * @member {number|null} protocolId
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.protocolId = null;

        /**
         * Request seqNo.
         * @member {number|null} seqNo
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.seqNo = null;

        /**
         * Request token.
         * @member {string|null} token
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.token = null;

        /**
         * Request loginReq.
         * @member {othello.ReqLogin|null} loginReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.loginReq = null;

        /**
         * Request registerReq.
         * @member {othello.ReqRegister|null} registerReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.registerReq = null;

        /**
         * Request makeGameRoomReq.
         * @member {othello.ReqCreateGameRoom|null} makeGameRoomReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.makeGameRoomReq = null;

        /**
         * Request exitGameRoomReq.
         * @member {othello.ReqExitGameRoom|null} exitGameRoomReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.exitGameRoomReq = null;

        /**
         * Request gamePutReq.
         * @member {othello.ReqGamePut|null} gamePutReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.gamePutReq = null;

        /**
         * Request gameSyncReq.
         * @member {othello.ReqGameSync|null} gameSyncReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.gameSyncReq = null;

        /**
         * Request joinGameRoomReq.
         * @member {othello.ReqJoinGameRoom|null} joinGameRoomReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.joinGameRoomReq = null;

        /**
         * Request randomJoinReq.
         * @member {othello.ReqRandomJoin|null} randomJoinReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.randomJoinReq = null;

        /**
         * Request subscribeReq.
         * @member {othello.ReqSubscribe|null} subscribeReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.subscribeReq = null;

        /**
         * Request listGameRoomsReq.
         * @member {othello.ReqListGameRooms|null} listGameRoomsReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.listGameRoomsReq = null;

        /**
         * Request getGameRecordReq.
         * @member {othello.ReqGetGameRecord|null} getGameRecordReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.getGameRecordReq = null;

        /**
         * Request getLeaderboardReq.
         * @member {othello.ReqGetLeaderboard|null} getLeaderboardReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.getLeaderboardReq = null;

        /**
         * Request getProfileReq.
         * @member {othello.ReqGetProfile|null} getProfileReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.getProfileReq = null;

        /**
         * Request rematchReq.
         * @member {othello.ReqRematch|null} rematchReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.rematchReq = null;

        /**
         * Request logoutReq.
         * @member {othello.ReqLogout|null} logoutReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.logoutReq = null;

        /**
         * Request listGamesReq.
         * @member {othello.ReqListGames|null} listGamesReq
         * @memberof othello.Request
         * @instance
         */
        Request.prototype.listGamesReq = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_protocolVersion", {
            get: $util.oneOfGetter($oneOfFields = ["protocolVersion"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_protocolId", {
            get: $util.oneOfGetter($oneOfFields = ["protocolId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_seqNo", {
            get: $util.oneOfGetter($oneOfFields = ["seqNo"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_token", {
            get: $util.oneOfGetter($oneOfFields = ["token"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_loginReq", {
            get: $util.oneOfGetter($oneOfFields = ["loginReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_registerReq", {
            get: $util.oneOfGetter($oneOfFields = ["registerReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_makeGameRoomReq", {
            get: $util.oneOfGetter($oneOfFields = ["makeGameRoomReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_exitGameRoomReq", {
            get: $util.oneOfGetter($oneOfFields = ["exitGameRoomReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_gamePutReq", {
            get: $util.oneOfGetter($oneOfFields = ["gamePutReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_gameSyncReq", {
            get: $util.oneOfGetter($oneOfFields = ["gameSyncReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_joinGameRoomReq", {
            get: $util.oneOfGetter($oneOfFields = ["joinGameRoomReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_randomJoinReq", {
            get: $util.oneOfGetter($oneOfFields = ["randomJoinReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_subscribeReq", {
            get: $util.oneOfGetter($oneOfFields = ["subscribeReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_listGameRoomsReq", {
            get: $util.oneOfGetter($oneOfFields = ["listGameRoomsReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_getGameRecordReq", {
            get: $util.oneOfGetter($oneOfFields = ["getGameRecordReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_getLeaderboardReq", {
            get: $util.oneOfGetter($oneOfFields = ["getLeaderboardReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_getProfileReq", {
            get: $util.oneOfGetter($oneOfFields = ["getProfileReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_rematchReq", {
            get: $util.oneOfGetter($oneOfFields = ["rematchReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_logoutReq", {
            get: $util.oneOfGetter($oneOfFields = ["logoutReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Request.prototype, "_listGamesReq", {
            get: $util.oneOfGetter($oneOfFields = ["listGamesReq"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Request instance using the specified properties.
         * @function create
         * @memberof othello.Request
         * @static
         * @param {othello.Request.$Properties=} [properties] Properties to set
         * @returns {othello.Request} Request instance
         * @type {{
         *   (properties: othello.Request.$Shape): othello.Request & othello.Request.$Shape;
         *   (properties?: othello.Request.$Properties): othello.Request;
         * }}
         */
        Request.create = function(properties) {
            return new Request(properties);
        };

        /**
         * Encodes the specified Request message. Does not implicitly {@link othello.Request.verify|verify} messages.
         * @function encode
         * @memberof othello.Request
         * @static
         * @param {othello.Request.$Properties} message Request message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Request.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
            if (message.protocolId != null && $Object.hasOwnProperty.call(message, "protocolId"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.protocolId);
            if (message.seqNo != null && $Object.hasOwnProperty.call(message, "seqNo"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.seqNo);
            if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.token);
            if (message.loginReq != null && $Object.hasOwnProperty.call(message, "loginReq"))
                $root.othello.ReqLogin.encode(message.loginReq, writer.uint32(/* id 100, wireType 2 =*/802).fork(), _depth + 1).ldelim();
            if (message.registerReq != null && $Object.hasOwnProperty.call(message, "registerReq"))
                $root.othello.ReqRegister.encode(message.registerReq, writer.uint32(/* id 101, wireType 2 =*/810).fork(), _depth + 1).ldelim();
            if (message.makeGameRoomReq != null && $Object.hasOwnProperty.call(message, "makeGameRoomReq"))
                $root.othello.ReqCreateGameRoom.encode(message.makeGameRoomReq, writer.uint32(/* id 102, wireType 2 =*/818).fork(), _depth + 1).ldelim();
            if (message.exitGameRoomReq != null && $Object.hasOwnProperty.call(message, "exitGameRoomReq"))
                $root.othello.ReqExitGameRoom.encode(message.exitGameRoomReq, writer.uint32(/* id 103, wireType 2 =*/826).fork(), _depth + 1).ldelim();
            if (message.gamePutReq != null && $Object.hasOwnProperty.call(message, "gamePutReq"))
                $root.othello.ReqGamePut.encode(message.gamePutReq, writer.uint32(/* id 104, wireType 2 =*/834).fork(), _depth + 1).ldelim();
            if (message.gameSyncReq != null && $Object.hasOwnProperty.call(message, "gameSyncReq"))
                $root.othello.ReqGameSync.encode(message.gameSyncReq, writer.uint32(/* id 105, wireType 2 =*/842).fork(), _depth + 1).ldelim();
            if (message.joinGameRoomReq != null && $Object.hasOwnProperty.call(message, "joinGameRoomReq"))
                $root.othello.ReqJoinGameRoom.encode(message.joinGameRoomReq, writer.uint32(/* id 106, wireType 2 =*/850).fork(), _depth + 1).ldelim();
            if (message.randomJoinReq != null && $Object.hasOwnProperty.call(message, "randomJoinReq"))
                $root.othello.ReqRandomJoin.encode(message.randomJoinReq, writer.uint32(/* id 107, wireType 2 =*/858).fork(), _depth + 1).ldelim();
            if (message.subscribeReq != null && $Object.hasOwnProperty.call(message, "subscribeReq"))
                $root.othello.ReqSubscribe.encode(message.subscribeReq, writer.uint32(/* id 110, wireType 2 =*/882).fork(), _depth + 1).ldelim();
            if (message.listGameRoomsReq != null && $Object.hasOwnProperty.call(message, "listGameRoomsReq"))
                $root.othello.ReqListGameRooms.encode(message.listGameRoomsReq, writer.uint32(/* id 111, wireType 2 =*/890).fork(), _depth + 1).ldelim();
            if (message.getGameRecordReq != null && $Object.hasOwnProperty.call(message, "getGameRecordReq"))
                $root.othello.ReqGetGameRecord.encode(message.getGameRecordReq, writer.uint32(/* id 112, wireType 2 =*/898).fork(), _depth + 1).ldelim();
            if (message.getLeaderboardReq != null && $Object.hasOwnProperty.call(message, "getLeaderboardReq"))
                $root.othello.ReqGetLeaderboard.encode(message.getLeaderboardReq, writer.uint32(/* id 113, wireType 2 =*/906).fork(), _depth + 1).ldelim();
            if (message.getProfileReq != null && $Object.hasOwnProperty.call(message, "getProfileReq"))
                $root.othello.ReqGetProfile.encode(message.getProfileReq, writer.uint32(/* id 114, wireType 2 =*/914).fork(), _depth + 1).ldelim();
            if (message.rematchReq != null && $Object.hasOwnProperty.call(message, "rematchReq"))
                $root.othello.ReqRematch.encode(message.rematchReq, writer.uint32(/* id 115, wireType 2 =*/922).fork(), _depth + 1).ldelim();
            if (message.logoutReq != null && $Object.hasOwnProperty.call(message, "logoutReq"))
                $root.othello.ReqLogout.encode(message.logoutReq, writer.uint32(/* id 116, wireType 2 =*/930).fork(), _depth + 1).ldelim();
            if (message.listGamesReq != null && $Object.hasOwnProperty.call(message, "listGamesReq"))
                $root.othello.ReqListGames.encode(message.listGamesReq, writer.uint32(/* id 118, wireType 2 =*/946).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Request message from the specified reader or buffer.
         * @function decode
         * @memberof othello.Request
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.Request & othello.Request.$Shape} Request
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Request.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.Request();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.protocolVersion = reader.uint32();
                        message._protocolVersion = "protocolVersion";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.protocolId = reader.int32();
                        message._protocolId = "protocolId";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.seqNo = reader.uint32();
                        message._seqNo = "seqNo";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.token = reader.stringVerify();
                        message._token = "token";
                        continue;
                    }
                case 100: {
                        if (wireType !== 2)
                            break;
                        message.loginReq = $root.othello.ReqLogin.decode(reader, reader.size(), $undefined, _depth + 1, message.loginReq);
                        message._loginReq = "loginReq";
                        continue;
                    }
                case 101: {
                        if (wireType !== 2)
                            break;
                        message.registerReq = $root.othello.ReqRegister.decode(reader, reader.size(), $undefined, _depth + 1, message.registerReq);
                        message._registerReq = "registerReq";
                        continue;
                    }
                case 102: {
                        if (wireType !== 2)
                            break;
                        message.makeGameRoomReq = $root.othello.ReqCreateGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.makeGameRoomReq);
                        message._makeGameRoomReq = "makeGameRoomReq";
                        continue;
                    }
                case 103: {
                        if (wireType !== 2)
                            break;
                        message.exitGameRoomReq = $root.othello.ReqExitGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.exitGameRoomReq);
                        message._exitGameRoomReq = "exitGameRoomReq";
                        continue;
                    }
                case 104: {
                        if (wireType !== 2)
                            break;
                        message.gamePutReq = $root.othello.ReqGamePut.decode(reader, reader.size(), $undefined, _depth + 1, message.gamePutReq);
                        message._gamePutReq = "gamePutReq";
                        continue;
                    }
                case 105: {
                        if (wireType !== 2)
                            break;
                        message.gameSyncReq = $root.othello.ReqGameSync.decode(reader, reader.size(), $undefined, _depth + 1, message.gameSyncReq);
                        message._gameSyncReq = "gameSyncReq";
                        continue;
                    }
                case 106: {
                        if (wireType !== 2)
                            break;
                        message.joinGameRoomReq = $root.othello.ReqJoinGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.joinGameRoomReq);
                        message._joinGameRoomReq = "joinGameRoomReq";
                        continue;
                    }
                case 107: {
                        if (wireType !== 2)
                            break;
                        message.randomJoinReq = $root.othello.ReqRandomJoin.decode(reader, reader.size(), $undefined, _depth + 1, message.randomJoinReq);
                        message._randomJoinReq = "randomJoinReq";
                        continue;
                    }
                case 110: {
                        if (wireType !== 2)
                            break;
                        message.subscribeReq = $root.othello.ReqSubscribe.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribeReq);
                        message._subscribeReq = "subscribeReq";
                        continue;
                    }
                case 111: {
                        if (wireType !== 2)
                            break;
                        message.listGameRoomsReq = $root.othello.ReqListGameRooms.decode(reader, reader.size(), $undefined, _depth + 1, message.listGameRoomsReq);
                        message._listGameRoomsReq = "listGameRoomsReq";
                        continue;
                    }
                case 112: {
                        if (wireType !== 2)
                            break;
                        message.getGameRecordReq = $root.othello.ReqGetGameRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.getGameRecordReq);
                        message._getGameRecordReq = "getGameRecordReq";
                        continue;
                    }
                case 113: {
                        if (wireType !== 2)
                            break;
                        message.getLeaderboardReq = $root.othello.ReqGetLeaderboard.decode(reader, reader.size(), $undefined, _depth + 1, message.getLeaderboardReq);
                        message._getLeaderboardReq = "getLeaderboardReq";
                        continue;
                    }
                case 114: {
                        if (wireType !== 2)
                            break;
                        message.getProfileReq = $root.othello.ReqGetProfile.decode(reader, reader.size(), $undefined, _depth + 1, message.getProfileReq);
                        message._getProfileReq = "getProfileReq";
                        continue;
                    }
                case 115: {
                        if (wireType !== 2)
                            break;
                        message.rematchReq = $root.othello.ReqRematch.decode(reader, reader.size(), $undefined, _depth + 1, message.rematchReq);
                        message._rematchReq = "rematchReq";
                        continue;
                    }
                case 116: {
                        if (wireType !== 2)
                            break;
                        message.logoutReq = $root.othello.ReqLogout.decode(reader, reader.size(), $undefined, _depth + 1, message.logoutReq);
                        message._logoutReq = "logoutReq";
                        continue;
                    }
                case 118: {
                        if (wireType !== 2)
                            break;
                        message.listGamesReq = $root.othello.ReqListGames.decode(reader, reader.size(), $undefined, _depth + 1, message.listGamesReq);
                        message._listGamesReq = "listGamesReq";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Request;
    })();

    othello.Response = (function() {

        /**
         * Properties of a Response.
         * @typedef {Object} othello.Response.$Properties
         * @property {number|null} [protocolVersion] Response protocolVersion
         * @property {number|null} [protocolId] Response protocolId
         * @property {othello.Result.$Properties|null} [result] Response result
         * @property {number|null} [reqSeqNo] Response reqSeqNo
         * @property {othello.RspLogin.$Properties|null} [loginRsp] Response loginRsp
         * @property {othello.RspRegister.$Properties|null} [registerRsp] Response registerRsp
         * @property {othello.RspCreateGameRoom.$Properties|null} [makeGameRoomRsp] Response makeGameRoomRsp
         * @property {othello.RspExitGameRoom.$Properties|null} [exitGameRoomRsp] Response exitGameRoomRsp
         * @property {othello.RspGamePut.$Properties|null} [gamePutRsp] Response gamePutRsp
         * @property {othello.RspGameSync.$Properties|null} [gameSyncRsp] Response gameSyncRsp
         * @property {othello.RspJoinGameRoom.$Properties|null} [joinGameRoomRsp] Response joinGameRoomRsp
         * @property {othello.RspGameOver.$Properties|null} [gameOverRsp] Response gameOverRsp
         * @property {othello.RspRandomJoin.$Properties|null} [randomJoinRsp] Response randomJoinRsp
         * @property {othello.RspSubscribe.$Properties|null} [subscribeRsp] Response subscribeRsp
         * @property {othello.RspListGameRooms.$Properties|null} [listGameRoomsRsp] Response listGameRoomsRsp
         * @property {othello.RspGetGameRecord.$Properties|null} [getGameRecordRsp] Response getGameRecordRsp
         * @property {othello.RspGetLeaderboard.$Properties|null} [getLeaderboardRsp] Response getLeaderboardRsp
         * @property {othello.RspGetProfile.$Properties|null} [getProfileRsp] Response getProfileRsp
         * @property {othello.RspRematch.$Properties|null} [rematchRsp] Response rematchRsp
         * @property {othello.RspLogout.$Properties|null} [logoutRsp] Response logoutRsp
         * @property {othello.RspListGames.$Properties|null} [listGamesRsp] Response listGamesRsp
         * @property {othello.RspInternalServerError.$Properties|null} [internalServerErrorRsp] Response internalServerErrorRsp
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Response.
         * @memberof othello
         * @interface IResponse
         * @augments othello.Response.$Properties
         * @deprecated Use othello.Response.$Properties instead.
         */

        /**
         * Shape of a Response.
         * @typedef {othello.Response.$Properties} othello.Response.$Shape
         */

        /**
         * Constructs a new Response.
         * @memberof othello
         * @classdesc Represents a Response.
         * @constructor
         * @param {othello.Response.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Response = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Response protocolVersion.
         * @member {number|null} protocolVersion
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.protocolVersion = null;

        /**
         * Response protocolId.
         * @member {number|null} protocolId
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.protocolId = null;

        /**
         * Response result.
         * @member {othello.Result|null} result
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.result = null;

        /**
         * Response reqSeqNo.
         * @member {number|null} reqSeqNo
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.reqSeqNo = null;

        /**
         * Response loginRsp.
         * @member {othello.RspLogin|null} loginRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.loginRsp = null;

        /**
         * Response registerRsp.
         * @member {othello.RspRegister|null} registerRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.registerRsp = null;

        /**
         * Response makeGameRoomRsp.
         * @member {othello.RspCreateGameRoom|null} makeGameRoomRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.makeGameRoomRsp = null;

        /**
         * Response exitGameRoomRsp.
         * @member {othello.RspExitGameRoom|null} exitGameRoomRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.exitGameRoomRsp = null;

        /**
         * Response gamePutRsp.
         * @member {othello.RspGamePut|null} gamePutRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.gamePutRsp = null;

        /**
         * Response gameSyncRsp.
         * @member {othello.RspGameSync|null} gameSyncRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.gameSyncRsp = null;

        /**
         * Response joinGameRoomRsp.
         * @member {othello.RspJoinGameRoom|null} joinGameRoomRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.joinGameRoomRsp = null;

        /**
         * Response gameOverRsp.
         * @member {othello.RspGameOver|null} gameOverRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.gameOverRsp = null;

        /**
         * Response randomJoinRsp.
         * @member {othello.RspRandomJoin|null} randomJoinRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.randomJoinRsp = null;

        /**
         * Response subscribeRsp.
         * @member {othello.RspSubscribe|null} subscribeRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.subscribeRsp = null;

        /**
         * Response listGameRoomsRsp.
         * @member {othello.RspListGameRooms|null} listGameRoomsRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.listGameRoomsRsp = null;

        /**
         * Response getGameRecordRsp.
         * @member {othello.RspGetGameRecord|null} getGameRecordRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.getGameRecordRsp = null;

        /**
         * Response getLeaderboardRsp.
         * @member {othello.RspGetLeaderboard|null} getLeaderboardRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.getLeaderboardRsp = null;

        /**
         * Response getProfileRsp.
         * @member {othello.RspGetProfile|null} getProfileRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.getProfileRsp = null;

        /**
         * Response rematchRsp.
         * @member {othello.RspRematch|null} rematchRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.rematchRsp = null;

        /**
         * Response logoutRsp.
         * @member {othello.RspLogout|null} logoutRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.logoutRsp = null;

        /**
         * Response listGamesRsp.
         * @member {othello.RspListGames|null} listGamesRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.listGamesRsp = null;

        /**
         * Response internalServerErrorRsp.
         * @member {othello.RspInternalServerError|null} internalServerErrorRsp
         * @memberof othello.Response
         * @instance
         */
        Response.prototype.internalServerErrorRsp = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_protocolVersion", {
            get: $util.oneOfGetter($oneOfFields = ["protocolVersion"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_protocolId", {
            get: $util.oneOfGetter($oneOfFields = ["protocolId"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_result", {
            get: $util.oneOfGetter($oneOfFields = ["result"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_reqSeqNo", {
            get: $util.oneOfGetter($oneOfFields = ["reqSeqNo"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_loginRsp", {
            get: $util.oneOfGetter($oneOfFields = ["loginRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_registerRsp", {
            get: $util.oneOfGetter($oneOfFields = ["registerRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_makeGameRoomRsp", {
            get: $util.oneOfGetter($oneOfFields = ["makeGameRoomRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_exitGameRoomRsp", {
            get: $util.oneOfGetter($oneOfFields = ["exitGameRoomRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_gamePutRsp", {
            get: $util.oneOfGetter($oneOfFields = ["gamePutRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_gameSyncRsp", {
            get: $util.oneOfGetter($oneOfFields = ["gameSyncRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_joinGameRoomRsp", {
            get: $util.oneOfGetter($oneOfFields = ["joinGameRoomRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_gameOverRsp", {
            get: $util.oneOfGetter($oneOfFields = ["gameOverRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_randomJoinRsp", {
            get: $util.oneOfGetter($oneOfFields = ["randomJoinRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_subscribeRsp", {
            get: $util.oneOfGetter($oneOfFields = ["subscribeRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_listGameRoomsRsp", {
            get: $util.oneOfGetter($oneOfFields = ["listGameRoomsRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_getGameRecordRsp", {
            get: $util.oneOfGetter($oneOfFields = ["getGameRecordRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_getLeaderboardRsp", {
            get: $util.oneOfGetter($oneOfFields = ["getLeaderboardRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_getProfileRsp", {
            get: $util.oneOfGetter($oneOfFields = ["getProfileRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_rematchRsp", {
            get: $util.oneOfGetter($oneOfFields = ["rematchRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_logoutRsp", {
            get: $util.oneOfGetter($oneOfFields = ["logoutRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_listGamesRsp", {
            get: $util.oneOfGetter($oneOfFields = ["listGamesRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(Response.prototype, "_internalServerErrorRsp", {
            get: $util.oneOfGetter($oneOfFields = ["internalServerErrorRsp"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Response instance using the specified properties.
         * @function create
         * @memberof othello.Response
         * @static
         * @param {othello.Response.$Properties=} [properties] Properties to set
         * @returns {othello.Response} Response instance
         * @type {{
         *   (properties: othello.Response.$Shape): othello.Response & othello.Response.$Shape;
         *   (properties?: othello.Response.$Properties): othello.Response;
         * }}
         */
        Response.create = function(properties) {
            return new Response(properties);
        };

        /**
         * Encodes the specified Response message. Does not implicitly {@link othello.Response.verify|verify} messages.
         * @function encode
         * @memberof othello.Response
         * @static
         * @param {othello.Response.$Properties} message Response message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Response.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
            if (message.protocolId != null && $Object.hasOwnProperty.call(message, "protocolId"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.protocolId);
            if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                $root.othello.Result.encode(message.result, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.reqSeqNo != null && $Object.hasOwnProperty.call(message, "reqSeqNo"))
                writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.reqSeqNo);
            if (message.loginRsp != null && $Object.hasOwnProperty.call(message, "loginRsp"))
                $root.othello.RspLogin.encode(message.loginRsp, writer.uint32(/* id 100, wireType 2 =*/802).fork(), _depth + 1).ldelim();
            if (message.registerRsp != null && $Object.hasOwnProperty.call(message, "registerRsp"))
                $root.othello.RspRegister.encode(message.registerRsp, writer.uint32(/* id 101, wireType 2 =*/810).fork(), _depth + 1).ldelim();
            if (message.makeGameRoomRsp != null && $Object.hasOwnProperty.call(message, "makeGameRoomRsp"))
                $root.othello.RspCreateGameRoom.encode(message.makeGameRoomRsp, writer.uint32(/* id 102, wireType 2 =*/818).fork(), _depth + 1).ldelim();
            if (message.exitGameRoomRsp != null && $Object.hasOwnProperty.call(message, "exitGameRoomRsp"))
                $root.othello.RspExitGameRoom.encode(message.exitGameRoomRsp, writer.uint32(/* id 103, wireType 2 =*/826).fork(), _depth + 1).ldelim();
            if (message.gamePutRsp != null && $Object.hasOwnProperty.call(message, "gamePutRsp"))
                $root.othello.RspGamePut.encode(message.gamePutRsp, writer.uint32(/* id 104, wireType 2 =*/834).fork(), _depth + 1).ldelim();
            if (message.gameSyncRsp != null && $Object.hasOwnProperty.call(message, "gameSyncRsp"))
                $root.othello.RspGameSync.encode(message.gameSyncRsp, writer.uint32(/* id 105, wireType 2 =*/842).fork(), _depth + 1).ldelim();
            if (message.joinGameRoomRsp != null && $Object.hasOwnProperty.call(message, "joinGameRoomRsp"))
                $root.othello.RspJoinGameRoom.encode(message.joinGameRoomRsp, writer.uint32(/* id 106, wireType 2 =*/850).fork(), _depth + 1).ldelim();
            if (message.gameOverRsp != null && $Object.hasOwnProperty.call(message, "gameOverRsp"))
                $root.othello.RspGameOver.encode(message.gameOverRsp, writer.uint32(/* id 107, wireType 2 =*/858).fork(), _depth + 1).ldelim();
            if (message.randomJoinRsp != null && $Object.hasOwnProperty.call(message, "randomJoinRsp"))
                $root.othello.RspRandomJoin.encode(message.randomJoinRsp, writer.uint32(/* id 108, wireType 2 =*/866).fork(), _depth + 1).ldelim();
            if (message.subscribeRsp != null && $Object.hasOwnProperty.call(message, "subscribeRsp"))
                $root.othello.RspSubscribe.encode(message.subscribeRsp, writer.uint32(/* id 110, wireType 2 =*/882).fork(), _depth + 1).ldelim();
            if (message.listGameRoomsRsp != null && $Object.hasOwnProperty.call(message, "listGameRoomsRsp"))
                $root.othello.RspListGameRooms.encode(message.listGameRoomsRsp, writer.uint32(/* id 111, wireType 2 =*/890).fork(), _depth + 1).ldelim();
            if (message.getGameRecordRsp != null && $Object.hasOwnProperty.call(message, "getGameRecordRsp"))
                $root.othello.RspGetGameRecord.encode(message.getGameRecordRsp, writer.uint32(/* id 112, wireType 2 =*/898).fork(), _depth + 1).ldelim();
            if (message.getLeaderboardRsp != null && $Object.hasOwnProperty.call(message, "getLeaderboardRsp"))
                $root.othello.RspGetLeaderboard.encode(message.getLeaderboardRsp, writer.uint32(/* id 113, wireType 2 =*/906).fork(), _depth + 1).ldelim();
            if (message.getProfileRsp != null && $Object.hasOwnProperty.call(message, "getProfileRsp"))
                $root.othello.RspGetProfile.encode(message.getProfileRsp, writer.uint32(/* id 114, wireType 2 =*/914).fork(), _depth + 1).ldelim();
            if (message.rematchRsp != null && $Object.hasOwnProperty.call(message, "rematchRsp"))
                $root.othello.RspRematch.encode(message.rematchRsp, writer.uint32(/* id 115, wireType 2 =*/922).fork(), _depth + 1).ldelim();
            if (message.logoutRsp != null && $Object.hasOwnProperty.call(message, "logoutRsp"))
                $root.othello.RspLogout.encode(message.logoutRsp, writer.uint32(/* id 116, wireType 2 =*/930).fork(), _depth + 1).ldelim();
            if (message.listGamesRsp != null && $Object.hasOwnProperty.call(message, "listGamesRsp"))
                $root.othello.RspListGames.encode(message.listGamesRsp, writer.uint32(/* id 118, wireType 2 =*/946).fork(), _depth + 1).ldelim();
            if (message.internalServerErrorRsp != null && $Object.hasOwnProperty.call(message, "internalServerErrorRsp"))
                $root.othello.RspInternalServerError.encode(message.internalServerErrorRsp, writer.uint32(/* id 200, wireType 2 =*/1602).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Response message from the specified reader or buffer.
         * @function decode
         * @memberof othello.Response
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.Response & othello.Response.$Shape} Response
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Response.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.Response();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.protocolVersion = reader.uint32();
                        message._protocolVersion = "protocolVersion";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.protocolId = reader.int32();
                        message._protocolId = "protocolId";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.result = $root.othello.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                        message._result = "result";
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.reqSeqNo = reader.uint32();
                        message._reqSeqNo = "reqSeqNo";
                        continue;
                    }
                case 100: {
                        if (wireType !== 2)
                            break;
                        message.loginRsp = $root.othello.RspLogin.decode(reader, reader.size(), $undefined, _depth + 1, message.loginRsp);
                        message._loginRsp = "loginRsp";
                        continue;
                    }
                case 101: {
                        if (wireType !== 2)
                            break;
                        message.registerRsp = $root.othello.RspRegister.decode(reader, reader.size(), $undefined, _depth + 1, message.registerRsp);
                        message._registerRsp = "registerRsp";
                        continue;
                    }
                case 102: {
                        if (wireType !== 2)
                            break;
                        message.makeGameRoomRsp = $root.othello.RspCreateGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.makeGameRoomRsp);
                        message._makeGameRoomRsp = "makeGameRoomRsp";
                        continue;
                    }
                case 103: {
                        if (wireType !== 2)
                            break;
                        message.exitGameRoomRsp = $root.othello.RspExitGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.exitGameRoomRsp);
                        message._exitGameRoomRsp = "exitGameRoomRsp";
                        continue;
                    }
                case 104: {
                        if (wireType !== 2)
                            break;
                        message.gamePutRsp = $root.othello.RspGamePut.decode(reader, reader.size(), $undefined, _depth + 1, message.gamePutRsp);
                        message._gamePutRsp = "gamePutRsp";
                        continue;
                    }
                case 105: {
                        if (wireType !== 2)
                            break;
                        message.gameSyncRsp = $root.othello.RspGameSync.decode(reader, reader.size(), $undefined, _depth + 1, message.gameSyncRsp);
                        message._gameSyncRsp = "gameSyncRsp";
                        continue;
                    }
                case 106: {
                        if (wireType !== 2)
                            break;
                        message.joinGameRoomRsp = $root.othello.RspJoinGameRoom.decode(reader, reader.size(), $undefined, _depth + 1, message.joinGameRoomRsp);
                        message._joinGameRoomRsp = "joinGameRoomRsp";
                        continue;
                    }
                case 107: {
                        if (wireType !== 2)
                            break;
                        message.gameOverRsp = $root.othello.RspGameOver.decode(reader, reader.size(), $undefined, _depth + 1, message.gameOverRsp);
                        message._gameOverRsp = "gameOverRsp";
                        continue;
                    }
                case 108: {
                        if (wireType !== 2)
                            break;
                        message.randomJoinRsp = $root.othello.RspRandomJoin.decode(reader, reader.size(), $undefined, _depth + 1, message.randomJoinRsp);
                        message._randomJoinRsp = "randomJoinRsp";
                        continue;
                    }
                case 110: {
                        if (wireType !== 2)
                            break;
                        message.subscribeRsp = $root.othello.RspSubscribe.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribeRsp);
                        message._subscribeRsp = "subscribeRsp";
                        continue;
                    }
                case 111: {
                        if (wireType !== 2)
                            break;
                        message.listGameRoomsRsp = $root.othello.RspListGameRooms.decode(reader, reader.size(), $undefined, _depth + 1, message.listGameRoomsRsp);
                        message._listGameRoomsRsp = "listGameRoomsRsp";
                        continue;
                    }
                case 112: {
                        if (wireType !== 2)
                            break;
                        message.getGameRecordRsp = $root.othello.RspGetGameRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.getGameRecordRsp);
                        message._getGameRecordRsp = "getGameRecordRsp";
                        continue;
                    }
                case 113: {
                        if (wireType !== 2)
                            break;
                        message.getLeaderboardRsp = $root.othello.RspGetLeaderboard.decode(reader, reader.size(), $undefined, _depth + 1, message.getLeaderboardRsp);
                        message._getLeaderboardRsp = "getLeaderboardRsp";
                        continue;
                    }
                case 114: {
                        if (wireType !== 2)
                            break;
                        message.getProfileRsp = $root.othello.RspGetProfile.decode(reader, reader.size(), $undefined, _depth + 1, message.getProfileRsp);
                        message._getProfileRsp = "getProfileRsp";
                        continue;
                    }
                case 115: {
                        if (wireType !== 2)
                            break;
                        message.rematchRsp = $root.othello.RspRematch.decode(reader, reader.size(), $undefined, _depth + 1, message.rematchRsp);
                        message._rematchRsp = "rematchRsp";
                        continue;
                    }
                case 116: {
                        if (wireType !== 2)
                            break;
                        message.logoutRsp = $root.othello.RspLogout.decode(reader, reader.size(), $undefined, _depth + 1, message.logoutRsp);
                        message._logoutRsp = "logoutRsp";
                        continue;
                    }
                case 118: {
                        if (wireType !== 2)
                            break;
                        message.listGamesRsp = $root.othello.RspListGames.decode(reader, reader.size(), $undefined, _depth + 1, message.listGamesRsp);
                        message._listGamesRsp = "listGamesRsp";
                        continue;
                    }
                case 200: {
                        if (wireType !== 2)
                            break;
                        message.internalServerErrorRsp = $root.othello.RspInternalServerError.decode(reader, reader.size(), $undefined, _depth + 1, message.internalServerErrorRsp);
                        message._internalServerErrorRsp = "internalServerErrorRsp";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Response;
    })();

    othello.MultipleResponse = (function() {

        /**
         * Properties of a MultipleResponse.
         * @typedef {Object} othello.MultipleResponse.$Properties
         * @property {number|null} [reqSeqNo] MultipleResponse reqSeqNo
         * @property {Array.<othello.Response.$Properties>} [responses] MultipleResponse responses
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MultipleResponse.
         * @memberof othello
         * @interface IMultipleResponse
         * @augments othello.MultipleResponse.$Properties
         * @deprecated Use othello.MultipleResponse.$Properties instead.
         */

        /**
         * Shape of a MultipleResponse.
         * @typedef {othello.MultipleResponse.$Properties} othello.MultipleResponse.$Shape
         */

        /**
         * Constructs a new MultipleResponse.
         * @memberof othello
         * @classdesc Represents a MultipleResponse.
         * @constructor
         * @param {othello.MultipleResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const MultipleResponse = function (properties) {
            this.responses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MultipleResponse reqSeqNo.
         * @member {number|null} reqSeqNo
         * @memberof othello.MultipleResponse
         * @instance
         */
        MultipleResponse.prototype.reqSeqNo = null;

        /**
         * MultipleResponse responses.
         * @member {Array.<othello.Response>} responses
         * @memberof othello.MultipleResponse
         * @instance
         */
        MultipleResponse.prototype.responses = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        // Virtual OneOf for proto3 optional field
        $Object.defineProperty(MultipleResponse.prototype, "_reqSeqNo", {
            get: $util.oneOfGetter($oneOfFields = ["reqSeqNo"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new MultipleResponse instance using the specified properties.
         * @function create
         * @memberof othello.MultipleResponse
         * @static
         * @param {othello.MultipleResponse.$Properties=} [properties] Properties to set
         * @returns {othello.MultipleResponse} MultipleResponse instance
         * @type {{
         *   (properties: othello.MultipleResponse.$Shape): othello.MultipleResponse & othello.MultipleResponse.$Shape;
         *   (properties?: othello.MultipleResponse.$Properties): othello.MultipleResponse;
         * }}
         */
        MultipleResponse.create = function(properties) {
            return new MultipleResponse(properties);
        };

        /**
         * Encodes the specified MultipleResponse message. Does not implicitly {@link othello.MultipleResponse.verify|verify} messages.
         * @function encode
         * @memberof othello.MultipleResponse
         * @static
         * @param {othello.MultipleResponse.$Properties} message MultipleResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MultipleResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.reqSeqNo != null && $Object.hasOwnProperty.call(message, "reqSeqNo"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reqSeqNo);
            if (message.responses != null && message.responses.length)
                for (let i = 0; i < message.responses.length; ++i)
                    $root.othello.Response.encode(message.responses[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a MultipleResponse message from the specified reader or buffer.
         * @function decode
         * @memberof othello.MultipleResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {othello.MultipleResponse & othello.MultipleResponse.$Shape} MultipleResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MultipleResponse.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.othello.MultipleResponse();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.reqSeqNo = reader.uint32();
                        message._reqSeqNo = "reqSeqNo";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        if (!(message.responses && message.responses.length))
                            message.responses = [];
                        message.responses.push($root.othello.Response.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return MultipleResponse;
    })();

    return othello;
})();

export {
  $root as default
};
