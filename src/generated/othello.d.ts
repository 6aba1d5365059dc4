import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace othello. */
export namespace othello {

    /** ProtocolVersion enum. */
    enum ProtocolVersion {

        /** V_0 value */
        V_0 = 0,

        /** V_1 value */
        V_1 = 1,

        /** V_2 value */
        V_2 = 2
    }

    /** BoardItemType enum. */
    enum BoardItemType {

        /** Empty value */
        Empty = 0,

        /** Black value */
        Black = 1,

        /** White value */
        White = 2
    }

    /** PlatformType enum. */
    enum PlatformType {

        /** UNKNOWN value */
        UNKNOWN = 0,

        /** CUSTOM value */
        CUSTOM = 1,

        /** GAME_CENTER value */
        GAME_CENTER = 2,

        /** GOOGLE_PLAY value */
        GOOGLE_PLAY = 3,

        /** FACEBOOK value */
        FACEBOOK = 4
    }

    /** ResultCode enum. */
    enum ResultCode {

        /** Success value */
        Success = 0,

        /** ErrorUserNotRegistered value */
        ErrorUserNotRegistered = 100,

        /** ErrorUserNameAlreadyExists value */
        ErrorUserNameAlreadyExists = 101,

        /** ErrorUserAlreadyExists value */
        ErrorUserAlreadyExists = 102,

        /** ErrorUserInvalidName value */
        ErrorUserInvalidName = 103,

        /** ErrorUserDuplicatedLogin value */
        ErrorUserDuplicatedLogin = 104,

        /** ErrorUserInvalidToken value */
        ErrorUserInvalidToken = 105,

        /** ErrorInvalidGameRoom value */
        ErrorInvalidGameRoom = 106,

        /** ErrorSystem value */
        ErrorSystem = 200,

        /** ErrorInvalidProtocolVersion value */
        ErrorInvalidProtocolVersion = 201,

        /** ErrorNotYourTurn value */
        ErrorNotYourTurn = 107,

        /** ErrorIllegalMove value */
        ErrorIllegalMove = 108,

        /** ErrorAlreadyInGameRoom value */
        ErrorAlreadyInGameRoom = 109,

        /** ErrorGameRoomFull value */
        ErrorGameRoomFull = 110,

        /** ErrorGameNotInPlay value */
        ErrorGameNotInPlay = 111,

        /** ErrorInvalidProcedure value */
        ErrorInvalidProcedure = 202,

        /** ErrorSeqNoConflict value */
        ErrorSeqNoConflict = 203,

        /** ErrorSeqNoStale value */
        ErrorSeqNoStale = 204,

        /** ErrorRateLimited value */
        ErrorRateLimited = 205,

        /** ErrorPlatformNotSupported value */
        ErrorPlatformNotSupported = 206,

        /** ErrorInvalidArgument value */
        ErrorInvalidArgument = 207,

        /** ErrorUserSuspended value */
        ErrorUserSuspended = 208
    }

    /**
     * Properties of a User.
     * @deprecated Use othello.User.$Properties instead.
     */
    interface IUser extends othello.User.$Properties {
    }

    /** Represents a User. */
    class User {

        /**
         * Constructs a new User.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.User.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** User id. */
        id: (number|Long|null);

        /** User name. */
        name: (string|null);

        /** User level. */
        level: (number|null);

        /** User exp. */
        exp: (number|null);

        /** User win. */
        win: (number|null);

        /** User lose. */
        lose: (number|null);

        /** User gold. */
        gold: (number|null);

        /** User draw. */
        draw: (number|null);

        /** User rating. */
        rating: (number|null);

        /** User ratingDeviation. */
        ratingDeviation: (number|null);

        /**
         * Creates a new User instance using the specified properties.
         * @param [properties] Properties to set
         * @returns User instance
         */
        static create(properties: othello.User.$Shape): othello.User & othello.User.$Shape;
        static create(properties?: othello.User.$Properties): othello.User;

        /**
         * Encodes the specified User message. Does not implicitly {@link othello.User.verify|verify} messages.
         * @param message User message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.User.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a User message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.User & othello.User.$Shape} User
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.User & othello.User.$Shape;
    }

    namespace User {

        /** Properties of a User. */
        interface $Properties {

            /** User id */
            id?: (number|Long|null);

            /** User name */
            name?: (string|null);

            /** User level */
            level?: (number|null);

            /** User exp */
            exp?: (number|null);

            /** User win */
            win?: (number|null);

            /** User lose */
            lose?: (number|null);

            /** User gold */
            gold?: (number|null);

            /** User draw */
            draw?: (number|null);

            /** User rating */
            rating?: (number|null);

            /** User ratingDeviation */
            ratingDeviation?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a User. */
        type $Shape = othello.User.$Properties;
    }

    /**
     * Properties of a GameRoom.
     * @deprecated Use othello.GameRoom.$Properties instead.
     */
    interface IGameRoom extends othello.GameRoom.$Properties {
    }

    /** Represents a GameRoom. */
    class GameRoom {

        /**
         * Constructs a new GameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.GameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GameRoom roomId. */
        roomId: (number|Long|null);

        /** GameRoom user_1. */
        user_1: (number|Long|null);

        /** GameRoom user_2. */
        user_2: (number|Long|null);

        /** GameRoom status. */
        status: (othello.GameRoom.GameRoomStatus|null);

        /** GameRoom board. */
        board: othello.BoardItemType[];

        /** GameRoom updated. */
        updated: (number|Long|null);

        /** GameRoom created. */
        created: (number|Long|null);

        /** GameRoom version. */
        version: (number|null);

        /** GameRoom moves. */
        moves: (Uint8Array|null);

        /** GameRoom legalMoves. */
        legalMoves: (Uint8Array|null);

        /** GameRoom turnDeadline. */
        turnDeadline: (number|Long|null);

        /** GameRoom winner. */
        winner: (number|Long|null);

        /** GameRoom turnSeconds. */
        turnSeconds: (number|null);

        /** GameRoom gameSeconds. */
        gameSeconds: (number|null);

        /** GameRoom incrementSeconds. */
        incrementSeconds: (number|null);

        /** GameRoom remaining_1. */
        remaining_1: (number|null);

        /** GameRoom remaining_2. */
        remaining_2: (number|null);

        /** GameRoom casual. */
        casual: (boolean|null);

        /** GameRoom invite. */
        invite: (string|null);

        /** GameRoom unrated. */
        unrated: (boolean|null);

        /** GameRoom seat. */
        seat: (othello.GameRoom.Seat|null);

        /**
         * Creates a new GameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GameRoom instance
         */
        static create(properties: othello.GameRoom.$Shape): othello.GameRoom & othello.GameRoom.$Shape;
        static create(properties?: othello.GameRoom.$Properties): othello.GameRoom;

        /**
         * Encodes the specified GameRoom message. Does not implicitly {@link othello.GameRoom.verify|verify} messages.
         * @param message GameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.GameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.GameRoom & othello.GameRoom.$Shape} GameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.GameRoom & othello.GameRoom.$Shape;
    }

    namespace GameRoom {

        /** Properties of a GameRoom. */
        interface $Properties {

            /** GameRoom roomId */
            roomId?: (number|Long|null);

            /** GameRoom user_1 */
            user_1?: (number|Long|null);

            /** GameRoom user_2 */
            user_2?: (number|Long|null);

            /** GameRoom status */
            status?: (othello.GameRoom.GameRoomStatus|null);

            /** GameRoom board */
            board?: othello.BoardItemType[];

            /** GameRoom updated */
            updated?: (number|Long|null);

            /** GameRoom created */
            created?: (number|Long|null);

            /** GameRoom version */
            version?: (number|null);

            /** GameRoom moves */
            moves?: (Uint8Array|null);

            /** GameRoom legalMoves */
            legalMoves?: (Uint8Array|null);

            /** GameRoom turnDeadline */
            turnDeadline?: (number|Long|null);

            /** GameRoom winner */
            winner?: (number|Long|null);

            /** GameRoom turnSeconds */
            turnSeconds?: (number|null);

            /** GameRoom gameSeconds */
            gameSeconds?: (number|null);

            /** GameRoom incrementSeconds */
            incrementSeconds?: (number|null);

            /** GameRoom remaining_1 */
            remaining_1?: (number|null);

            /** GameRoom remaining_2 */
            remaining_2?: (number|null);

            /** GameRoom casual */
            casual?: (boolean|null);

            /** GameRoom invite */
            invite?: (string|null);

            /** GameRoom unrated */
            unrated?: (boolean|null);

            /** GameRoom seat */
            seat?: (othello.GameRoom.Seat|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GameRoom. */
        type $Shape = othello.GameRoom.$Properties;

        /** GameRoomStatus enum. */
        enum GameRoomStatus {

            /** WAITING value */
            WAITING = 0,

            /** TURN_USER1 value */
            TURN_USER1 = 1,

            /** TURN_USER2 value */
            TURN_USER2 = 2,

            /** GAME_OVER value */
            GAME_OVER = 3,

            /** TIMEOUT value */
            TIMEOUT = 4
        }

        /** Seat enum. */
        enum Seat {

            /** ANY value */
            ANY = 0,

            /** BLACK value */
            BLACK = 1,

            /** WHITE value */
            WHITE = 2,

            /** RANDOM value */
            RANDOM = 3
        }
    }

    /**
     * Properties of a Result.
     * @deprecated Use othello.Result.$Properties instead.
     */
    interface IResult extends othello.Result.$Properties {
    }

    /** Represents a Result. */
    class Result {

        /**
         * Constructs a new Result.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.Result.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Result code. */
        code: (othello.ResultCode|null);

        /** Result message. */
        message: (string|null);

        /** Result retryAfterMs. */
        retryAfterMs: (number|null);

        /**
         * Creates a new Result instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Result instance
         */
        static create(properties: othello.Result.$Shape): othello.Result & othello.Result.$Shape;
        static create(properties?: othello.Result.$Properties): othello.Result;

        /**
         * Encodes the specified Result message. Does not implicitly {@link othello.Result.verify|verify} messages.
         * @param message Result message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Result message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.Result & othello.Result.$Shape} Result
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.Result & othello.Result.$Shape;
    }

    namespace Result {

        /** Properties of a Result. */
        interface $Properties {

            /** Result code */
            code?: (othello.ResultCode|null);

            /** Result message */
            message?: (string|null);

            /** Result retryAfterMs */
            retryAfterMs?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Result. */
        type $Shape = othello.Result.$Properties;
    }

    /**
     * Properties of a GameRoomEntry.
     * @deprecated Use othello.GameRoomEntry.$Properties instead.
     */
    interface IGameRoomEntry extends othello.GameRoomEntry.$Properties {
    }

    /** Represents a GameRoomEntry. */
    class GameRoomEntry {

        /**
         * Constructs a new GameRoomEntry.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.GameRoomEntry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GameRoomEntry room. */
        room: (othello.GameRoom|null);

        /** GameRoomEntry user_1. */
        user_1: (othello.User|null);

        /** GameRoomEntry user_2. */
        user_2: (othello.User|null);

        /**
         * Creates a new GameRoomEntry instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GameRoomEntry instance
         */
        static create(properties: othello.GameRoomEntry.$Shape): othello.GameRoomEntry & othello.GameRoomEntry.$Shape;
        static create(properties?: othello.GameRoomEntry.$Properties): othello.GameRoomEntry;

        /**
         * Encodes the specified GameRoomEntry message. Does not implicitly {@link othello.GameRoomEntry.verify|verify} messages.
         * @param message GameRoomEntry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.GameRoomEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GameRoomEntry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.GameRoomEntry & othello.GameRoomEntry.$Shape} GameRoomEntry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.GameRoomEntry & othello.GameRoomEntry.$Shape;
    }

    namespace GameRoomEntry {

        /** Properties of a GameRoomEntry. */
        interface $Properties {

            /** GameRoomEntry room */
            room?: (othello.GameRoom.$Properties|null);

            /** GameRoomEntry user_1 */
            user_1?: (othello.User.$Properties|null);

            /** GameRoomEntry user_2 */
            user_2?: (othello.User.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GameRoomEntry. */
        type $Shape = othello.GameRoomEntry.$Properties;
    }

    /**
     * Properties of a GameRecord.
     * @deprecated Use othello.GameRecord.$Properties instead.
     */
    interface IGameRecord extends othello.GameRecord.$Properties {
    }

    /** Represents a GameRecord. */
    class GameRecord {

        /**
         * Constructs a new GameRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.GameRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GameRecord room. */
        room: (othello.GameRoom|null);

        /** GameRecord user_1. */
        user_1: (othello.User|null);

        /** GameRecord user_2. */
        user_2: (othello.User|null);

        /** GameRecord notation. */
        notation: (string|null);

        /** GameRecord endedBy. */
        endedBy: (othello.GameRecord.Ending|null);

        /** GameRecord started. */
        started: (number|Long|null);

        /** GameRecord ended. */
        ended: (number|Long|null);

        /** GameRecord private. */
        private: (boolean|null);

        /** GameRecord rematchBy. */
        rematchBy: (number|Long|null);

        /**
         * Creates a new GameRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GameRecord instance
         */
        static create(properties: othello.GameRecord.$Shape): othello.GameRecord & othello.GameRecord.$Shape;
        static create(properties?: othello.GameRecord.$Properties): othello.GameRecord;

        /**
         * Encodes the specified GameRecord message. Does not implicitly {@link othello.GameRecord.verify|verify} messages.
         * @param message GameRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.GameRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GameRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.GameRecord & othello.GameRecord.$Shape} GameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.GameRecord & othello.GameRecord.$Shape;
    }

    namespace GameRecord {

        /** Properties of a GameRecord. */
        interface $Properties {

            /** GameRecord room */
            room?: (othello.GameRoom.$Properties|null);

            /** GameRecord user_1 */
            user_1?: (othello.User.$Properties|null);

            /** GameRecord user_2 */
            user_2?: (othello.User.$Properties|null);

            /** GameRecord notation */
            notation?: (string|null);

            /** GameRecord endedBy */
            endedBy?: (othello.GameRecord.Ending|null);

            /** GameRecord started */
            started?: (number|Long|null);

            /** GameRecord ended */
            ended?: (number|Long|null);

            /** GameRecord private */
            "private"?: (boolean|null);

            /** GameRecord rematchBy */
            rematchBy?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GameRecord. */
        type $Shape = othello.GameRecord.$Properties;

        /** Ending enum. */
        enum Ending {

            /** SCORE value */
            SCORE = 0,

            /** RESIGNATION value */
            RESIGNATION = 1,

            /** TIME_OUT value */
            TIME_OUT = 2
        }
    }

    /**
     * Properties of a LeaderboardRow.
     * @deprecated Use othello.LeaderboardRow.$Properties instead.
     */
    interface ILeaderboardRow extends othello.LeaderboardRow.$Properties {
    }

    /** Represents a LeaderboardRow. */
    class LeaderboardRow {

        /**
         * Constructs a new LeaderboardRow.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.LeaderboardRow.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** LeaderboardRow rank. */
        rank: (number|null);

        /** LeaderboardRow user. */
        user: (othello.User|null);

        /**
         * Creates a new LeaderboardRow instance using the specified properties.
         * @param [properties] Properties to set
         * @returns LeaderboardRow instance
         */
        static create(properties: othello.LeaderboardRow.$Shape): othello.LeaderboardRow & othello.LeaderboardRow.$Shape;
        static create(properties?: othello.LeaderboardRow.$Properties): othello.LeaderboardRow;

        /**
         * Encodes the specified LeaderboardRow message. Does not implicitly {@link othello.LeaderboardRow.verify|verify} messages.
         * @param message LeaderboardRow message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.LeaderboardRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a LeaderboardRow message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.LeaderboardRow & othello.LeaderboardRow.$Shape} LeaderboardRow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.LeaderboardRow & othello.LeaderboardRow.$Shape;
    }

    namespace LeaderboardRow {

        /** Properties of a LeaderboardRow. */
        interface $Properties {

            /** LeaderboardRow rank */
            rank?: (number|null);

            /** LeaderboardRow user */
            user?: (othello.User.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a LeaderboardRow. */
        type $Shape = othello.LeaderboardRow.$Properties;
    }

    /**
     * Properties of a ReqLogin.
     * @deprecated Use othello.ReqLogin.$Properties instead.
     */
    interface IReqLogin extends othello.ReqLogin.$Properties {
    }

    /** Represents a ReqLogin. */
    class ReqLogin {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqLogin';

        /**
         * Constructs a new ReqLogin.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqLogin.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqLogin platformType. */
        platformType: (othello.PlatformType|null);

        /** ReqLogin platformToken. */
        platformToken: (string|null);

        /** ReqLogin attempt. */
        attempt: (Uint8Array|null);

        /**
         * Creates a new ReqLogin instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqLogin instance
         */
        static create(properties: othello.ReqLogin.$Shape): othello.ReqLogin & othello.ReqLogin.$Shape;
        static create(properties?: othello.ReqLogin.$Properties): othello.ReqLogin;

        /**
         * Encodes the specified ReqLogin message. Does not implicitly {@link othello.ReqLogin.verify|verify} messages.
         * @param message ReqLogin message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqLogin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqLogin message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqLogin & othello.ReqLogin.$Shape} ReqLogin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqLogin & othello.ReqLogin.$Shape;
    }

    namespace ReqLogin {

        /** Properties of a ReqLogin. */
        interface $Properties {

            /** ReqLogin platformType */
            platformType?: (othello.PlatformType|null);

            /** ReqLogin platformToken */
            platformToken?: (string|null);

            /** ReqLogin attempt */
            attempt?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqLogin. */
        type $Shape = othello.ReqLogin.$Properties;
    }

    /**
     * Properties of a RspLogin.
     * @deprecated Use othello.RspLogin.$Properties instead.
     */
    interface IRspLogin extends othello.RspLogin.$Properties {
    }

    /** Represents a RspLogin. */
    class RspLogin {

        /**
         * Constructs a new RspLogin.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspLogin.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspLogin user. */
        user: (othello.User|null);

        /** RspLogin platformToken. */
        platformToken: (string|null);

        /** RspLogin token. */
        token: (string|null);

        /** RspLogin result. */
        result: (othello.Result|null);

        /** RspLogin followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspLogin instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspLogin instance
         */
        static create(properties: othello.RspLogin.$Shape): othello.RspLogin & othello.RspLogin.$Shape;
        static create(properties?: othello.RspLogin.$Properties): othello.RspLogin;

        /**
         * Encodes the specified RspLogin message. Does not implicitly {@link othello.RspLogin.verify|verify} messages.
         * @param message RspLogin message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspLogin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspLogin message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspLogin & othello.RspLogin.$Shape} RspLogin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspLogin & othello.RspLogin.$Shape;
    }

    namespace RspLogin {

        /** Properties of a RspLogin. */
        interface $Properties {

            /** RspLogin user */
            user?: (othello.User.$Properties|null);

            /** RspLogin platformToken */
            platformToken?: (string|null);

            /** RspLogin token */
            token?: (string|null);

            /** RspLogin result */
            result?: (othello.Result.$Properties|null);

            /** RspLogin followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspLogin. */
        type $Shape = othello.RspLogin.$Properties;
    }

    /**
     * Properties of a ReqRegister.
     * @deprecated Use othello.ReqRegister.$Properties instead.
     */
    interface IReqRegister extends othello.ReqRegister.$Properties {
    }

    /** Represents a ReqRegister. */
    class ReqRegister {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqRegister';

        /**
         * Constructs a new ReqRegister.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqRegister.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqRegister platformType. */
        platformType: (othello.PlatformType|null);

        /** ReqRegister platformToken. */
        platformToken: (string|null);

        /** ReqRegister name. */
        name: (string|null);

        /**
         * Creates a new ReqRegister instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqRegister instance
         */
        static create(properties: othello.ReqRegister.$Shape): othello.ReqRegister & othello.ReqRegister.$Shape;
        static create(properties?: othello.ReqRegister.$Properties): othello.ReqRegister;

        /**
         * Encodes the specified ReqRegister message. Does not implicitly {@link othello.ReqRegister.verify|verify} messages.
         * @param message ReqRegister message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqRegister.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqRegister message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqRegister & othello.ReqRegister.$Shape} ReqRegister
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqRegister & othello.ReqRegister.$Shape;
    }

    namespace ReqRegister {

        /** Properties of a ReqRegister. */
        interface $Properties {

            /** ReqRegister platformType */
            platformType?: (othello.PlatformType|null);

            /** ReqRegister platformToken */
            platformToken?: (string|null);

            /** ReqRegister name */
            name?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqRegister. */
        type $Shape = othello.ReqRegister.$Properties;
    }

    /**
     * Properties of a RspRegister.
     * @deprecated Use othello.RspRegister.$Properties instead.
     */
    interface IRspRegister extends othello.RspRegister.$Properties {
    }

    /** Represents a RspRegister. */
    class RspRegister {

        /**
         * Constructs a new RspRegister.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspRegister.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspRegister user. */
        user: (othello.User|null);

        /** RspRegister platformToken. */
        platformToken: (string|null);

        /** RspRegister result. */
        result: (othello.Result|null);

        /** RspRegister followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspRegister instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspRegister instance
         */
        static create(properties: othello.RspRegister.$Shape): othello.RspRegister & othello.RspRegister.$Shape;
        static create(properties?: othello.RspRegister.$Properties): othello.RspRegister;

        /**
         * Encodes the specified RspRegister message. Does not implicitly {@link othello.RspRegister.verify|verify} messages.
         * @param message RspRegister message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspRegister.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspRegister message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspRegister & othello.RspRegister.$Shape} RspRegister
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspRegister & othello.RspRegister.$Shape;
    }

    namespace RspRegister {

        /** Properties of a RspRegister. */
        interface $Properties {

            /** RspRegister user */
            user?: (othello.User.$Properties|null);

            /** RspRegister platformToken */
            platformToken?: (string|null);

            /** RspRegister result */
            result?: (othello.Result.$Properties|null);

            /** RspRegister followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspRegister. */
        type $Shape = othello.RspRegister.$Properties;
    }

    /**
     * Properties of a ReqCreateGameRoom.
     * @deprecated Use othello.ReqCreateGameRoom.$Properties instead.
     */
    interface IReqCreateGameRoom extends othello.ReqCreateGameRoom.$Properties {
    }

    /** Represents a ReqCreateGameRoom. */
    class ReqCreateGameRoom {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqCreateGameRoom';

        /**
         * Constructs a new ReqCreateGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqCreateGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqCreateGameRoom private. */
        private: (boolean|null);

        /** ReqCreateGameRoom seat. */
        seat: (othello.GameRoom.Seat|null);

        /** ReqCreateGameRoom turnSeconds. */
        turnSeconds: (number|null);

        /** ReqCreateGameRoom gameSeconds. */
        gameSeconds: (number|null);

        /** ReqCreateGameRoom incrementSeconds. */
        incrementSeconds: (number|null);

        /** ReqCreateGameRoom casual. */
        casual: (boolean|null);

        /**
         * Creates a new ReqCreateGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqCreateGameRoom instance
         */
        static create(properties: othello.ReqCreateGameRoom.$Shape): othello.ReqCreateGameRoom & othello.ReqCreateGameRoom.$Shape;
        static create(properties?: othello.ReqCreateGameRoom.$Properties): othello.ReqCreateGameRoom;

        /**
         * Encodes the specified ReqCreateGameRoom message. Does not implicitly {@link othello.ReqCreateGameRoom.verify|verify} messages.
         * @param message ReqCreateGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqCreateGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqCreateGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqCreateGameRoom & othello.ReqCreateGameRoom.$Shape} ReqCreateGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqCreateGameRoom & othello.ReqCreateGameRoom.$Shape;
    }

    namespace ReqCreateGameRoom {

        /** Properties of a ReqCreateGameRoom. */
        interface $Properties {

            /** ReqCreateGameRoom private */
            "private"?: (boolean|null);

            /** ReqCreateGameRoom seat */
            seat?: (othello.GameRoom.Seat|null);

            /** ReqCreateGameRoom turnSeconds */
            turnSeconds?: (number|null);

            /** ReqCreateGameRoom gameSeconds */
            gameSeconds?: (number|null);

            /** ReqCreateGameRoom incrementSeconds */
            incrementSeconds?: (number|null);

            /** ReqCreateGameRoom casual */
            casual?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqCreateGameRoom. */
        type $Shape = othello.ReqCreateGameRoom.$Properties;
    }

    /**
     * Properties of a RspCreateGameRoom.
     * @deprecated Use othello.RspCreateGameRoom.$Properties instead.
     */
    interface IRspCreateGameRoom extends othello.RspCreateGameRoom.$Properties {
    }

    /** Represents a RspCreateGameRoom. */
    class RspCreateGameRoom {

        /**
         * Constructs a new RspCreateGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspCreateGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspCreateGameRoom room. */
        room: (othello.GameRoom|null);

        /** RspCreateGameRoom result. */
        result: (othello.Result|null);

        /** RspCreateGameRoom followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspCreateGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspCreateGameRoom instance
         */
        static create(properties: othello.RspCreateGameRoom.$Shape): othello.RspCreateGameRoom & othello.RspCreateGameRoom.$Shape;
        static create(properties?: othello.RspCreateGameRoom.$Properties): othello.RspCreateGameRoom;

        /**
         * Encodes the specified RspCreateGameRoom message. Does not implicitly {@link othello.RspCreateGameRoom.verify|verify} messages.
         * @param message RspCreateGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspCreateGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspCreateGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspCreateGameRoom & othello.RspCreateGameRoom.$Shape} RspCreateGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspCreateGameRoom & othello.RspCreateGameRoom.$Shape;
    }

    namespace RspCreateGameRoom {

        /** Properties of a RspCreateGameRoom. */
        interface $Properties {

            /** RspCreateGameRoom room */
            room?: (othello.GameRoom.$Properties|null);

            /** RspCreateGameRoom result */
            result?: (othello.Result.$Properties|null);

            /** RspCreateGameRoom followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspCreateGameRoom. */
        type $Shape = othello.RspCreateGameRoom.$Properties;
    }

    /**
     * Properties of a ReqExitGameRoom.
     * @deprecated Use othello.ReqExitGameRoom.$Properties instead.
     */
    interface IReqExitGameRoom extends othello.ReqExitGameRoom.$Properties {
    }

    /** Represents a ReqExitGameRoom. */
    class ReqExitGameRoom {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqExitGameRoom';

        /**
         * Constructs a new ReqExitGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqExitGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqExitGameRoom roomId. */
        roomId: (number|Long|null);

        /**
         * Creates a new ReqExitGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqExitGameRoom instance
         */
        static create(properties: othello.ReqExitGameRoom.$Shape): othello.ReqExitGameRoom & othello.ReqExitGameRoom.$Shape;
        static create(properties?: othello.ReqExitGameRoom.$Properties): othello.ReqExitGameRoom;

        /**
         * Encodes the specified ReqExitGameRoom message. Does not implicitly {@link othello.ReqExitGameRoom.verify|verify} messages.
         * @param message ReqExitGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqExitGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqExitGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqExitGameRoom & othello.ReqExitGameRoom.$Shape} ReqExitGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqExitGameRoom & othello.ReqExitGameRoom.$Shape;
    }

    namespace ReqExitGameRoom {

        /** Properties of a ReqExitGameRoom. */
        interface $Properties {

            /** ReqExitGameRoom roomId */
            roomId?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqExitGameRoom. */
        type $Shape = othello.ReqExitGameRoom.$Properties;
    }

    /**
     * Properties of a RspExitGameRoom.
     * @deprecated Use othello.RspExitGameRoom.$Properties instead.
     */
    interface IRspExitGameRoom extends othello.RspExitGameRoom.$Properties {
    }

    /** Represents a RspExitGameRoom. */
    class RspExitGameRoom {

        /**
         * Constructs a new RspExitGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspExitGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspExitGameRoom result. */
        result: (othello.Result|null);

        /** RspExitGameRoom followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspExitGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspExitGameRoom instance
         */
        static create(properties: othello.RspExitGameRoom.$Shape): othello.RspExitGameRoom & othello.RspExitGameRoom.$Shape;
        static create(properties?: othello.RspExitGameRoom.$Properties): othello.RspExitGameRoom;

        /**
         * Encodes the specified RspExitGameRoom message. Does not implicitly {@link othello.RspExitGameRoom.verify|verify} messages.
         * @param message RspExitGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspExitGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspExitGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspExitGameRoom & othello.RspExitGameRoom.$Shape} RspExitGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspExitGameRoom & othello.RspExitGameRoom.$Shape;
    }

    namespace RspExitGameRoom {

        /** Properties of a RspExitGameRoom. */
        interface $Properties {

            /** RspExitGameRoom result */
            result?: (othello.Result.$Properties|null);

            /** RspExitGameRoom followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspExitGameRoom. */
        type $Shape = othello.RspExitGameRoom.$Properties;
    }

    /**
     * Properties of a ReqGamePut.
     * @deprecated Use othello.ReqGamePut.$Properties instead.
     */
    interface IReqGamePut extends othello.ReqGamePut.$Properties {
    }

    /** Represents a ReqGamePut. */
    class ReqGamePut {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqGamePut';

        /**
         * Constructs a new ReqGamePut.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqGamePut.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqGamePut roomId. */
        roomId: (number|Long|null);

        /** ReqGamePut r. */
        r: (number|null);

        /** ReqGamePut c. */
        c: (number|null);

        /** ReqGamePut version. */
        version: (number|null);

        /**
         * Creates a new ReqGamePut instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqGamePut instance
         */
        static create(properties: othello.ReqGamePut.$Shape): othello.ReqGamePut & othello.ReqGamePut.$Shape;
        static create(properties?: othello.ReqGamePut.$Properties): othello.ReqGamePut;

        /**
         * Encodes the specified ReqGamePut message. Does not implicitly {@link othello.ReqGamePut.verify|verify} messages.
         * @param message ReqGamePut message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqGamePut.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqGamePut message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqGamePut & othello.ReqGamePut.$Shape} ReqGamePut
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqGamePut & othello.ReqGamePut.$Shape;
    }

    namespace ReqGamePut {

        /** Properties of a ReqGamePut. */
        interface $Properties {

            /** ReqGamePut roomId */
            roomId?: (number|Long|null);

            /** ReqGamePut r */
            r?: (number|null);

            /** ReqGamePut c */
            c?: (number|null);

            /** ReqGamePut version */
            version?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqGamePut. */
        type $Shape = othello.ReqGamePut.$Properties;
    }

    /**
     * Properties of a RspGamePut.
     * @deprecated Use othello.RspGamePut.$Properties instead.
     */
    interface IRspGamePut extends othello.RspGamePut.$Properties {
    }

    /** Represents a RspGamePut. */
    class RspGamePut {

        /**
         * Constructs a new RspGamePut.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGamePut.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGamePut result. */
        result: (othello.Result|null);

        /** RspGamePut followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspGamePut instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGamePut instance
         */
        static create(properties: othello.RspGamePut.$Shape): othello.RspGamePut & othello.RspGamePut.$Shape;
        static create(properties?: othello.RspGamePut.$Properties): othello.RspGamePut;

        /**
         * Encodes the specified RspGamePut message. Does not implicitly {@link othello.RspGamePut.verify|verify} messages.
         * @param message RspGamePut message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGamePut.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGamePut message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGamePut & othello.RspGamePut.$Shape} RspGamePut
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGamePut & othello.RspGamePut.$Shape;
    }

    namespace RspGamePut {

        /** Properties of a RspGamePut. */
        interface $Properties {

            /** RspGamePut result */
            result?: (othello.Result.$Properties|null);

            /** RspGamePut followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGamePut. */
        type $Shape = othello.RspGamePut.$Properties;
    }

    /**
     * Properties of a ReqGameSync.
     * @deprecated Use othello.ReqGameSync.$Properties instead.
     */
    interface IReqGameSync extends othello.ReqGameSync.$Properties {
    }

    /** Represents a ReqGameSync. */
    class ReqGameSync {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqGameSync';

        /**
         * Constructs a new ReqGameSync.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqGameSync.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqGameSync roomId. */
        roomId: (number|Long|null);

        /**
         * Creates a new ReqGameSync instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqGameSync instance
         */
        static create(properties: othello.ReqGameSync.$Shape): othello.ReqGameSync & othello.ReqGameSync.$Shape;
        static create(properties?: othello.ReqGameSync.$Properties): othello.ReqGameSync;

        /**
         * Encodes the specified ReqGameSync message. Does not implicitly {@link othello.ReqGameSync.verify|verify} messages.
         * @param message ReqGameSync message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqGameSync.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqGameSync message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqGameSync & othello.ReqGameSync.$Shape} ReqGameSync
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqGameSync & othello.ReqGameSync.$Shape;
    }

    namespace ReqGameSync {

        /** Properties of a ReqGameSync. */
        interface $Properties {

            /** ReqGameSync roomId */
            roomId?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqGameSync. */
        type $Shape = othello.ReqGameSync.$Properties;
    }

    /**
     * Properties of a RspGameSync.
     * @deprecated Use othello.RspGameSync.$Properties instead.
     */
    interface IRspGameSync extends othello.RspGameSync.$Properties {
    }

    /** Represents a RspGameSync. */
    class RspGameSync {

        /**
         * Constructs a new RspGameSync.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGameSync.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGameSync room. */
        room: (othello.GameRoom|null);

        /** RspGameSync opponent. */
        opponent: (othello.User|null);

        /** RspGameSync result. */
        result: (othello.Result|null);

        /** RspGameSync followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspGameSync instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGameSync instance
         */
        static create(properties: othello.RspGameSync.$Shape): othello.RspGameSync & othello.RspGameSync.$Shape;
        static create(properties?: othello.RspGameSync.$Properties): othello.RspGameSync;

        /**
         * Encodes the specified RspGameSync message. Does not implicitly {@link othello.RspGameSync.verify|verify} messages.
         * @param message RspGameSync message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGameSync.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGameSync message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGameSync & othello.RspGameSync.$Shape} RspGameSync
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGameSync & othello.RspGameSync.$Shape;
    }

    namespace RspGameSync {

        /** Properties of a RspGameSync. */
        interface $Properties {

            /** RspGameSync room */
            room?: (othello.GameRoom.$Properties|null);

            /** RspGameSync opponent */
            opponent?: (othello.User.$Properties|null);

            /** RspGameSync result */
            result?: (othello.Result.$Properties|null);

            /** RspGameSync followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGameSync. */
        type $Shape = othello.RspGameSync.$Properties;
    }

    /**
     * Properties of a ReqJoinGameRoom.
     * @deprecated Use othello.ReqJoinGameRoom.$Properties instead.
     */
    interface IReqJoinGameRoom extends othello.ReqJoinGameRoom.$Properties {
    }

    /** Represents a ReqJoinGameRoom. */
    class ReqJoinGameRoom {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqJoinGameRoom';

        /**
         * Constructs a new ReqJoinGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqJoinGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqJoinGameRoom roomId. */
        roomId: (number|Long|null);

        /** ReqJoinGameRoom invite. */
        invite: (string|null);

        /**
         * Creates a new ReqJoinGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqJoinGameRoom instance
         */
        static create(properties: othello.ReqJoinGameRoom.$Shape): othello.ReqJoinGameRoom & othello.ReqJoinGameRoom.$Shape;
        static create(properties?: othello.ReqJoinGameRoom.$Properties): othello.ReqJoinGameRoom;

        /**
         * Encodes the specified ReqJoinGameRoom message. Does not implicitly {@link othello.ReqJoinGameRoom.verify|verify} messages.
         * @param message ReqJoinGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqJoinGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqJoinGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqJoinGameRoom & othello.ReqJoinGameRoom.$Shape} ReqJoinGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqJoinGameRoom & othello.ReqJoinGameRoom.$Shape;
    }

    namespace ReqJoinGameRoom {

        /** Properties of a ReqJoinGameRoom. */
        interface $Properties {

            /** ReqJoinGameRoom roomId */
            roomId?: (number|Long|null);

            /** ReqJoinGameRoom invite */
            invite?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqJoinGameRoom. */
        type $Shape = othello.ReqJoinGameRoom.$Properties;
    }

    /**
     * Properties of a RspJoinGameRoom.
     * @deprecated Use othello.RspJoinGameRoom.$Properties instead.
     */
    interface IRspJoinGameRoom extends othello.RspJoinGameRoom.$Properties {
    }

    /** Represents a RspJoinGameRoom. */
    class RspJoinGameRoom {

        /**
         * Constructs a new RspJoinGameRoom.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspJoinGameRoom.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspJoinGameRoom room. */
        room: (othello.GameRoom|null);

        /** RspJoinGameRoom opponent. */
        opponent: (othello.User|null);

        /** RspJoinGameRoom result. */
        result: (othello.Result|null);

        /** RspJoinGameRoom followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspJoinGameRoom instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspJoinGameRoom instance
         */
        static create(properties: othello.RspJoinGameRoom.$Shape): othello.RspJoinGameRoom & othello.RspJoinGameRoom.$Shape;
        static create(properties?: othello.RspJoinGameRoom.$Properties): othello.RspJoinGameRoom;

        /**
         * Encodes the specified RspJoinGameRoom message. Does not implicitly {@link othello.RspJoinGameRoom.verify|verify} messages.
         * @param message RspJoinGameRoom message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspJoinGameRoom.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspJoinGameRoom message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspJoinGameRoom & othello.RspJoinGameRoom.$Shape} RspJoinGameRoom
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspJoinGameRoom & othello.RspJoinGameRoom.$Shape;
    }

    namespace RspJoinGameRoom {

        /** Properties of a RspJoinGameRoom. */
        interface $Properties {

            /** RspJoinGameRoom room */
            room?: (othello.GameRoom.$Properties|null);

            /** RspJoinGameRoom opponent */
            opponent?: (othello.User.$Properties|null);

            /** RspJoinGameRoom result */
            result?: (othello.Result.$Properties|null);

            /** RspJoinGameRoom followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspJoinGameRoom. */
        type $Shape = othello.RspJoinGameRoom.$Properties;
    }

    /**
     * Properties of a ReqRandomJoin.
     * @deprecated Use othello.ReqRandomJoin.$Properties instead.
     */
    interface IReqRandomJoin extends othello.ReqRandomJoin.$Properties {
    }

    /** Represents a ReqRandomJoin. */
    class ReqRandomJoin {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqRandomJoin';

        /**
         * Constructs a new ReqRandomJoin.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqRandomJoin.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqRandomJoin createIfNone. */
        createIfNone: (boolean|null);

        /** ReqRandomJoin peopleOnly. */
        peopleOnly: (boolean|null);

        /**
         * Creates a new ReqRandomJoin instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqRandomJoin instance
         */
        static create(properties: othello.ReqRandomJoin.$Shape): othello.ReqRandomJoin & othello.ReqRandomJoin.$Shape;
        static create(properties?: othello.ReqRandomJoin.$Properties): othello.ReqRandomJoin;

        /**
         * Encodes the specified ReqRandomJoin message. Does not implicitly {@link othello.ReqRandomJoin.verify|verify} messages.
         * @param message ReqRandomJoin message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqRandomJoin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqRandomJoin message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqRandomJoin & othello.ReqRandomJoin.$Shape} ReqRandomJoin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqRandomJoin & othello.ReqRandomJoin.$Shape;
    }

    namespace ReqRandomJoin {

        /** Properties of a ReqRandomJoin. */
        interface $Properties {

            /** ReqRandomJoin createIfNone */
            createIfNone?: (boolean|null);

            /** ReqRandomJoin peopleOnly */
            peopleOnly?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqRandomJoin. */
        type $Shape = othello.ReqRandomJoin.$Properties;
    }

    /**
     * Properties of a RspRandomJoin.
     * @deprecated Use othello.RspRandomJoin.$Properties instead.
     */
    interface IRspRandomJoin extends othello.RspRandomJoin.$Properties {
    }

    /** Represents a RspRandomJoin. */
    class RspRandomJoin {

        /**
         * Constructs a new RspRandomJoin.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspRandomJoin.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspRandomJoin result. */
        result: (othello.Result|null);

        /** RspRandomJoin followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspRandomJoin instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspRandomJoin instance
         */
        static create(properties: othello.RspRandomJoin.$Shape): othello.RspRandomJoin & othello.RspRandomJoin.$Shape;
        static create(properties?: othello.RspRandomJoin.$Properties): othello.RspRandomJoin;

        /**
         * Encodes the specified RspRandomJoin message. Does not implicitly {@link othello.RspRandomJoin.verify|verify} messages.
         * @param message RspRandomJoin message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspRandomJoin.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspRandomJoin message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspRandomJoin & othello.RspRandomJoin.$Shape} RspRandomJoin
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspRandomJoin & othello.RspRandomJoin.$Shape;
    }

    namespace RspRandomJoin {

        /** Properties of a RspRandomJoin. */
        interface $Properties {

            /** RspRandomJoin result */
            result?: (othello.Result.$Properties|null);

            /** RspRandomJoin followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspRandomJoin. */
        type $Shape = othello.RspRandomJoin.$Properties;
    }

    /**
     * Properties of a ReqListGameRooms.
     * @deprecated Use othello.ReqListGameRooms.$Properties instead.
     */
    interface IReqListGameRooms extends othello.ReqListGameRooms.$Properties {
    }

    /** Represents a ReqListGameRooms. */
    class ReqListGameRooms {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqListGameRooms';

        /**
         * Constructs a new ReqListGameRooms.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqListGameRooms.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqListGameRooms filter. */
        filter: (othello.ReqListGameRooms.Filter|null);

        /** ReqListGameRooms cursor. */
        cursor: (string|null);

        /** ReqListGameRooms limit. */
        limit: (number|null);

        /**
         * Creates a new ReqListGameRooms instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqListGameRooms instance
         */
        static create(properties: othello.ReqListGameRooms.$Shape): othello.ReqListGameRooms & othello.ReqListGameRooms.$Shape;
        static create(properties?: othello.ReqListGameRooms.$Properties): othello.ReqListGameRooms;

        /**
         * Encodes the specified ReqListGameRooms message. Does not implicitly {@link othello.ReqListGameRooms.verify|verify} messages.
         * @param message ReqListGameRooms message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqListGameRooms.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqListGameRooms message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqListGameRooms & othello.ReqListGameRooms.$Shape} ReqListGameRooms
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqListGameRooms & othello.ReqListGameRooms.$Shape;
    }

    namespace ReqListGameRooms {

        /** Properties of a ReqListGameRooms. */
        interface $Properties {

            /** ReqListGameRooms filter */
            filter?: (othello.ReqListGameRooms.Filter|null);

            /** ReqListGameRooms cursor */
            cursor?: (string|null);

            /** ReqListGameRooms limit */
            limit?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqListGameRooms. */
        type $Shape = othello.ReqListGameRooms.$Properties;

        /** Filter enum. */
        enum Filter {

            /** ALL value */
            ALL = 0,

            /** WAITING value */
            WAITING = 1,

            /** LIVE value */
            LIVE = 2
        }
    }

    /**
     * Properties of a RspListGameRooms.
     * @deprecated Use othello.RspListGameRooms.$Properties instead.
     */
    interface IRspListGameRooms extends othello.RspListGameRooms.$Properties {
    }

    /** Represents a RspListGameRooms. */
    class RspListGameRooms {

        /**
         * Constructs a new RspListGameRooms.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspListGameRooms.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspListGameRooms rooms. */
        rooms: othello.GameRoomEntry[];

        /** RspListGameRooms next. */
        next: (string|null);

        /** RspListGameRooms notice. */
        notice: (string|null);

        /** RspListGameRooms result. */
        result: (othello.Result|null);

        /** RspListGameRooms followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspListGameRooms instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspListGameRooms instance
         */
        static create(properties: othello.RspListGameRooms.$Shape): othello.RspListGameRooms & othello.RspListGameRooms.$Shape;
        static create(properties?: othello.RspListGameRooms.$Properties): othello.RspListGameRooms;

        /**
         * Encodes the specified RspListGameRooms message. Does not implicitly {@link othello.RspListGameRooms.verify|verify} messages.
         * @param message RspListGameRooms message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspListGameRooms.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspListGameRooms message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspListGameRooms & othello.RspListGameRooms.$Shape} RspListGameRooms
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspListGameRooms & othello.RspListGameRooms.$Shape;
    }

    namespace RspListGameRooms {

        /** Properties of a RspListGameRooms. */
        interface $Properties {

            /** RspListGameRooms rooms */
            rooms?: othello.GameRoomEntry.$Properties[];

            /** RspListGameRooms next */
            next?: (string|null);

            /** RspListGameRooms notice */
            notice?: (string|null);

            /** RspListGameRooms result */
            result?: (othello.Result.$Properties|null);

            /** RspListGameRooms followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspListGameRooms. */
        type $Shape = othello.RspListGameRooms.$Properties;
    }

    /**
     * Properties of a ReqGetGameRecord.
     * @deprecated Use othello.ReqGetGameRecord.$Properties instead.
     */
    interface IReqGetGameRecord extends othello.ReqGetGameRecord.$Properties {
    }

    /** Represents a ReqGetGameRecord. */
    class ReqGetGameRecord {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqGetGameRecord';

        /**
         * Constructs a new ReqGetGameRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqGetGameRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqGetGameRecord roomId. */
        roomId: (number|Long|null);

        /**
         * Creates a new ReqGetGameRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqGetGameRecord instance
         */
        static create(properties: othello.ReqGetGameRecord.$Shape): othello.ReqGetGameRecord & othello.ReqGetGameRecord.$Shape;
        static create(properties?: othello.ReqGetGameRecord.$Properties): othello.ReqGetGameRecord;

        /**
         * Encodes the specified ReqGetGameRecord message. Does not implicitly {@link othello.ReqGetGameRecord.verify|verify} messages.
         * @param message ReqGetGameRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqGetGameRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqGetGameRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqGetGameRecord & othello.ReqGetGameRecord.$Shape} ReqGetGameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqGetGameRecord & othello.ReqGetGameRecord.$Shape;
    }

    namespace ReqGetGameRecord {

        /** Properties of a ReqGetGameRecord. */
        interface $Properties {

            /** ReqGetGameRecord roomId */
            roomId?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqGetGameRecord. */
        type $Shape = othello.ReqGetGameRecord.$Properties;
    }

    /**
     * Properties of a RspGetGameRecord.
     * @deprecated Use othello.RspGetGameRecord.$Properties instead.
     */
    interface IRspGetGameRecord extends othello.RspGetGameRecord.$Properties {
    }

    /** Represents a RspGetGameRecord. */
    class RspGetGameRecord {

        /**
         * Constructs a new RspGetGameRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGetGameRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGetGameRecord record. */
        record: (othello.GameRecord|null);

        /** RspGetGameRecord result. */
        result: (othello.Result|null);

        /** RspGetGameRecord followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspGetGameRecord instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGetGameRecord instance
         */
        static create(properties: othello.RspGetGameRecord.$Shape): othello.RspGetGameRecord & othello.RspGetGameRecord.$Shape;
        static create(properties?: othello.RspGetGameRecord.$Properties): othello.RspGetGameRecord;

        /**
         * Encodes the specified RspGetGameRecord message. Does not implicitly {@link othello.RspGetGameRecord.verify|verify} messages.
         * @param message RspGetGameRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGetGameRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGetGameRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGetGameRecord & othello.RspGetGameRecord.$Shape} RspGetGameRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGetGameRecord & othello.RspGetGameRecord.$Shape;
    }

    namespace RspGetGameRecord {

        /** Properties of a RspGetGameRecord. */
        interface $Properties {

            /** RspGetGameRecord record */
            record?: (othello.GameRecord.$Properties|null);

            /** RspGetGameRecord result */
            result?: (othello.Result.$Properties|null);

            /** RspGetGameRecord followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGetGameRecord. */
        type $Shape = othello.RspGetGameRecord.$Properties;
    }

    /**
     * Properties of a ReqGetLeaderboard.
     * @deprecated Use othello.ReqGetLeaderboard.$Properties instead.
     */
    interface IReqGetLeaderboard extends othello.ReqGetLeaderboard.$Properties {
    }

    /** Represents a ReqGetLeaderboard. */
    class ReqGetLeaderboard {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqGetLeaderboard';

        /**
         * Constructs a new ReqGetLeaderboard.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqGetLeaderboard.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqGetLeaderboard cursor. */
        cursor: (string|null);

        /** ReqGetLeaderboard limit. */
        limit: (number|null);

        /** ReqGetLeaderboard kind. */
        kind: (othello.ReqGetLeaderboard.Kind|null);

        /**
         * Creates a new ReqGetLeaderboard instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqGetLeaderboard instance
         */
        static create(properties: othello.ReqGetLeaderboard.$Shape): othello.ReqGetLeaderboard & othello.ReqGetLeaderboard.$Shape;
        static create(properties?: othello.ReqGetLeaderboard.$Properties): othello.ReqGetLeaderboard;

        /**
         * Encodes the specified ReqGetLeaderboard message. Does not implicitly {@link othello.ReqGetLeaderboard.verify|verify} messages.
         * @param message ReqGetLeaderboard message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqGetLeaderboard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqGetLeaderboard message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqGetLeaderboard & othello.ReqGetLeaderboard.$Shape} ReqGetLeaderboard
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqGetLeaderboard & othello.ReqGetLeaderboard.$Shape;
    }

    namespace ReqGetLeaderboard {

        /** Properties of a ReqGetLeaderboard. */
        interface $Properties {

            /** ReqGetLeaderboard cursor */
            cursor?: (string|null);

            /** ReqGetLeaderboard limit */
            limit?: (number|null);

            /** ReqGetLeaderboard kind */
            kind?: (othello.ReqGetLeaderboard.Kind|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqGetLeaderboard. */
        type $Shape = othello.ReqGetLeaderboard.$Properties;

        /** Kind enum. */
        enum Kind {

            /** PEOPLE value */
            PEOPLE = 0,

            /** BOTS value */
            BOTS = 1
        }
    }

    /**
     * Properties of a RspGetLeaderboard.
     * @deprecated Use othello.RspGetLeaderboard.$Properties instead.
     */
    interface IRspGetLeaderboard extends othello.RspGetLeaderboard.$Properties {
    }

    /** Represents a RspGetLeaderboard. */
    class RspGetLeaderboard {

        /**
         * Constructs a new RspGetLeaderboard.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGetLeaderboard.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGetLeaderboard rows. */
        rows: othello.LeaderboardRow[];

        /** RspGetLeaderboard me. */
        me: (othello.LeaderboardRow|null);

        /** RspGetLeaderboard next. */
        next: (string|null);

        /** RspGetLeaderboard result. */
        result: (othello.Result|null);

        /** RspGetLeaderboard followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspGetLeaderboard instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGetLeaderboard instance
         */
        static create(properties: othello.RspGetLeaderboard.$Shape): othello.RspGetLeaderboard & othello.RspGetLeaderboard.$Shape;
        static create(properties?: othello.RspGetLeaderboard.$Properties): othello.RspGetLeaderboard;

        /**
         * Encodes the specified RspGetLeaderboard message. Does not implicitly {@link othello.RspGetLeaderboard.verify|verify} messages.
         * @param message RspGetLeaderboard message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGetLeaderboard.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGetLeaderboard message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGetLeaderboard & othello.RspGetLeaderboard.$Shape} RspGetLeaderboard
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGetLeaderboard & othello.RspGetLeaderboard.$Shape;
    }

    namespace RspGetLeaderboard {

        /** Properties of a RspGetLeaderboard. */
        interface $Properties {

            /** RspGetLeaderboard rows */
            rows?: othello.LeaderboardRow.$Properties[];

            /** RspGetLeaderboard me */
            me?: (othello.LeaderboardRow.$Properties|null);

            /** RspGetLeaderboard next */
            next?: (string|null);

            /** RspGetLeaderboard result */
            result?: (othello.Result.$Properties|null);

            /** RspGetLeaderboard followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGetLeaderboard. */
        type $Shape = othello.RspGetLeaderboard.$Properties;
    }

    /**
     * Properties of a ReqGetProfile.
     * @deprecated Use othello.ReqGetProfile.$Properties instead.
     */
    interface IReqGetProfile extends othello.ReqGetProfile.$Properties {
    }

    /** Represents a ReqGetProfile. */
    class ReqGetProfile {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqGetProfile';

        /**
         * Constructs a new ReqGetProfile.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqGetProfile.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqGetProfile userId. */
        userId: (number|Long|null);

        /**
         * Creates a new ReqGetProfile instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqGetProfile instance
         */
        static create(properties: othello.ReqGetProfile.$Shape): othello.ReqGetProfile & othello.ReqGetProfile.$Shape;
        static create(properties?: othello.ReqGetProfile.$Properties): othello.ReqGetProfile;

        /**
         * Encodes the specified ReqGetProfile message. Does not implicitly {@link othello.ReqGetProfile.verify|verify} messages.
         * @param message ReqGetProfile message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqGetProfile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqGetProfile message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqGetProfile & othello.ReqGetProfile.$Shape} ReqGetProfile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqGetProfile & othello.ReqGetProfile.$Shape;
    }

    namespace ReqGetProfile {

        /** Properties of a ReqGetProfile. */
        interface $Properties {

            /** ReqGetProfile userId */
            userId?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqGetProfile. */
        type $Shape = othello.ReqGetProfile.$Properties;
    }

    /**
     * Properties of a RspGetProfile.
     * @deprecated Use othello.RspGetProfile.$Properties instead.
     */
    interface IRspGetProfile extends othello.RspGetProfile.$Properties {
    }

    /** Represents a RspGetProfile. */
    class RspGetProfile {

        /**
         * Constructs a new RspGetProfile.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGetProfile.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGetProfile user. */
        user: (othello.User|null);

        /** RspGetProfile games. */
        games: othello.GameRecord[];

        /** RspGetProfile result. */
        result: (othello.Result|null);

        /** RspGetProfile followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspGetProfile instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGetProfile instance
         */
        static create(properties: othello.RspGetProfile.$Shape): othello.RspGetProfile & othello.RspGetProfile.$Shape;
        static create(properties?: othello.RspGetProfile.$Properties): othello.RspGetProfile;

        /**
         * Encodes the specified RspGetProfile message. Does not implicitly {@link othello.RspGetProfile.verify|verify} messages.
         * @param message RspGetProfile message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGetProfile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGetProfile message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGetProfile & othello.RspGetProfile.$Shape} RspGetProfile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGetProfile & othello.RspGetProfile.$Shape;
    }

    namespace RspGetProfile {

        /** Properties of a RspGetProfile. */
        interface $Properties {

            /** RspGetProfile user */
            user?: (othello.User.$Properties|null);

            /** RspGetProfile games */
            games?: othello.GameRecord.$Properties[];

            /** RspGetProfile result */
            result?: (othello.Result.$Properties|null);

            /** RspGetProfile followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGetProfile. */
        type $Shape = othello.RspGetProfile.$Properties;
    }

    /**
     * Properties of a ReqListGames.
     * @deprecated Use othello.ReqListGames.$Properties instead.
     */
    interface IReqListGames extends othello.ReqListGames.$Properties {
    }

    /** Represents a ReqListGames. */
    class ReqListGames {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqListGames';

        /**
         * Constructs a new ReqListGames.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqListGames.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqListGames userId. */
        userId: (number|Long|null);

        /** ReqListGames cursor. */
        cursor: (string|null);

        /** ReqListGames limit. */
        limit: (number|null);

        /**
         * Creates a new ReqListGames instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqListGames instance
         */
        static create(properties: othello.ReqListGames.$Shape): othello.ReqListGames & othello.ReqListGames.$Shape;
        static create(properties?: othello.ReqListGames.$Properties): othello.ReqListGames;

        /**
         * Encodes the specified ReqListGames message. Does not implicitly {@link othello.ReqListGames.verify|verify} messages.
         * @param message ReqListGames message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqListGames.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqListGames message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqListGames & othello.ReqListGames.$Shape} ReqListGames
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqListGames & othello.ReqListGames.$Shape;
    }

    namespace ReqListGames {

        /** Properties of a ReqListGames. */
        interface $Properties {

            /** ReqListGames userId */
            userId?: (number|Long|null);

            /** ReqListGames cursor */
            cursor?: (string|null);

            /** ReqListGames limit */
            limit?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqListGames. */
        type $Shape = othello.ReqListGames.$Properties;
    }

    /**
     * Properties of a RspListGames.
     * @deprecated Use othello.RspListGames.$Properties instead.
     */
    interface IRspListGames extends othello.RspListGames.$Properties {
    }

    /** Represents a RspListGames. */
    class RspListGames {

        /**
         * Constructs a new RspListGames.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspListGames.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspListGames games. */
        games: othello.GameRecord[];

        /** RspListGames next. */
        next: (string|null);

        /** RspListGames result. */
        result: (othello.Result|null);

        /** RspListGames followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspListGames instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspListGames instance
         */
        static create(properties: othello.RspListGames.$Shape): othello.RspListGames & othello.RspListGames.$Shape;
        static create(properties?: othello.RspListGames.$Properties): othello.RspListGames;

        /**
         * Encodes the specified RspListGames message. Does not implicitly {@link othello.RspListGames.verify|verify} messages.
         * @param message RspListGames message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspListGames.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspListGames message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspListGames & othello.RspListGames.$Shape} RspListGames
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspListGames & othello.RspListGames.$Shape;
    }

    namespace RspListGames {

        /** Properties of a RspListGames. */
        interface $Properties {

            /** RspListGames games */
            games?: othello.GameRecord.$Properties[];

            /** RspListGames next */
            next?: (string|null);

            /** RspListGames result */
            result?: (othello.Result.$Properties|null);

            /** RspListGames followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspListGames. */
        type $Shape = othello.RspListGames.$Properties;
    }

    /**
     * Properties of a ReqRematch.
     * @deprecated Use othello.ReqRematch.$Properties instead.
     */
    interface IReqRematch extends othello.ReqRematch.$Properties {
    }

    /** Represents a ReqRematch. */
    class ReqRematch {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqRematch';

        /**
         * Constructs a new ReqRematch.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqRematch.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqRematch roomId. */
        roomId: (number|Long|null);

        /**
         * Creates a new ReqRematch instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqRematch instance
         */
        static create(properties: othello.ReqRematch.$Shape): othello.ReqRematch & othello.ReqRematch.$Shape;
        static create(properties?: othello.ReqRematch.$Properties): othello.ReqRematch;

        /**
         * Encodes the specified ReqRematch message. Does not implicitly {@link othello.ReqRematch.verify|verify} messages.
         * @param message ReqRematch message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqRematch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqRematch message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqRematch & othello.ReqRematch.$Shape} ReqRematch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqRematch & othello.ReqRematch.$Shape;
    }

    namespace ReqRematch {

        /** Properties of a ReqRematch. */
        interface $Properties {

            /** ReqRematch roomId */
            roomId?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqRematch. */
        type $Shape = othello.ReqRematch.$Properties;
    }

    /**
     * Properties of a RspRematch.
     * @deprecated Use othello.RspRematch.$Properties instead.
     */
    interface IRspRematch extends othello.RspRematch.$Properties {
    }

    /** Represents a RspRematch. */
    class RspRematch {

        /**
         * Constructs a new RspRematch.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspRematch.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspRematch room. */
        room: (othello.GameRoom|null);

        /** RspRematch result. */
        result: (othello.Result|null);

        /** RspRematch followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspRematch instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspRematch instance
         */
        static create(properties: othello.RspRematch.$Shape): othello.RspRematch & othello.RspRematch.$Shape;
        static create(properties?: othello.RspRematch.$Properties): othello.RspRematch;

        /**
         * Encodes the specified RspRematch message. Does not implicitly {@link othello.RspRematch.verify|verify} messages.
         * @param message RspRematch message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspRematch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspRematch message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspRematch & othello.RspRematch.$Shape} RspRematch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspRematch & othello.RspRematch.$Shape;
    }

    namespace RspRematch {

        /** Properties of a RspRematch. */
        interface $Properties {

            /** RspRematch room */
            room?: (othello.GameRoom.$Properties|null);

            /** RspRematch result */
            result?: (othello.Result.$Properties|null);

            /** RspRematch followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspRematch. */
        type $Shape = othello.RspRematch.$Properties;
    }

    /**
     * Properties of a ReqLogout.
     * @deprecated Use othello.ReqLogout.$Properties instead.
     */
    interface IReqLogout extends othello.ReqLogout.$Properties {
    }

    /** Represents a ReqLogout. */
    class ReqLogout {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqLogout';

        /**
         * Constructs a new ReqLogout.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqLogout.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new ReqLogout instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqLogout instance
         */
        static create(properties: othello.ReqLogout.$Shape): othello.ReqLogout & othello.ReqLogout.$Shape;
        static create(properties?: othello.ReqLogout.$Properties): othello.ReqLogout;

        /**
         * Encodes the specified ReqLogout message. Does not implicitly {@link othello.ReqLogout.verify|verify} messages.
         * @param message ReqLogout message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqLogout.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqLogout message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqLogout & othello.ReqLogout.$Shape} ReqLogout
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqLogout & othello.ReqLogout.$Shape;
    }

    namespace ReqLogout {

        /** Properties of a ReqLogout. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqLogout. */
        type $Shape = othello.ReqLogout.$Properties;
    }

    /**
     * Properties of a RspLogout.
     * @deprecated Use othello.RspLogout.$Properties instead.
     */
    interface IRspLogout extends othello.RspLogout.$Properties {
    }

    /** Represents a RspLogout. */
    class RspLogout {

        /**
         * Constructs a new RspLogout.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspLogout.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspLogout result. */
        result: (othello.Result|null);

        /** RspLogout followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspLogout instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspLogout instance
         */
        static create(properties: othello.RspLogout.$Shape): othello.RspLogout & othello.RspLogout.$Shape;
        static create(properties?: othello.RspLogout.$Properties): othello.RspLogout;

        /**
         * Encodes the specified RspLogout message. Does not implicitly {@link othello.RspLogout.verify|verify} messages.
         * @param message RspLogout message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspLogout.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspLogout message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspLogout & othello.RspLogout.$Shape} RspLogout
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspLogout & othello.RspLogout.$Shape;
    }

    namespace RspLogout {

        /** Properties of a RspLogout. */
        interface $Properties {

            /** RspLogout result */
            result?: (othello.Result.$Properties|null);

            /** RspLogout followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspLogout. */
        type $Shape = othello.RspLogout.$Properties;
    }

    /**
     * Properties of a ReqSubscribe.
     * @deprecated Use othello.ReqSubscribe.$Properties instead.
     */
    interface IReqSubscribe extends othello.ReqSubscribe.$Properties {
    }

    /** Represents a ReqSubscribe. */
    class ReqSubscribe {

        /** on no message: it tells the types apart */
        readonly $name?: 'ReqSubscribe';

        /**
         * Constructs a new ReqSubscribe.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.ReqSubscribe.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ReqSubscribe roomId. */
        roomId: (number|Long|null);

        /** ReqSubscribe sinceVersion. */
        sinceVersion: (number|null);

        /** ReqSubscribe heartbeatSeconds. */
        heartbeatSeconds: (number|null);

        /**
         * Creates a new ReqSubscribe instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ReqSubscribe instance
         */
        static create(properties: othello.ReqSubscribe.$Shape): othello.ReqSubscribe & othello.ReqSubscribe.$Shape;
        static create(properties?: othello.ReqSubscribe.$Properties): othello.ReqSubscribe;

        /**
         * Encodes the specified ReqSubscribe message. Does not implicitly {@link othello.ReqSubscribe.verify|verify} messages.
         * @param message ReqSubscribe message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.ReqSubscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ReqSubscribe message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.ReqSubscribe & othello.ReqSubscribe.$Shape} ReqSubscribe
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.ReqSubscribe & othello.ReqSubscribe.$Shape;
    }

    namespace ReqSubscribe {

        /** Properties of a ReqSubscribe. */
        interface $Properties {

            /** ReqSubscribe roomId */
            roomId?: (number|Long|null);

            /** ReqSubscribe sinceVersion */
            sinceVersion?: (number|null);

            /** ReqSubscribe heartbeatSeconds */
            heartbeatSeconds?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ReqSubscribe. */
        type $Shape = othello.ReqSubscribe.$Properties;
    }

    /**
     * Properties of a RspSubscribe.
     * @deprecated Use othello.RspSubscribe.$Properties instead.
     */
    interface IRspSubscribe extends othello.RspSubscribe.$Properties {
    }

    /** Represents a RspSubscribe. */
    class RspSubscribe {

        /**
         * Constructs a new RspSubscribe.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspSubscribe.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspSubscribe version. */
        version: (number|null);

        /** RspSubscribe resume. */
        resume: (boolean|null);

        /** RspSubscribe result. */
        result: (othello.Result|null);

        /** RspSubscribe followUps. */
        followUps: othello.Response[];

        /**
         * Creates a new RspSubscribe instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspSubscribe instance
         */
        static create(properties: othello.RspSubscribe.$Shape): othello.RspSubscribe & othello.RspSubscribe.$Shape;
        static create(properties?: othello.RspSubscribe.$Properties): othello.RspSubscribe;

        /**
         * Encodes the specified RspSubscribe message. Does not implicitly {@link othello.RspSubscribe.verify|verify} messages.
         * @param message RspSubscribe message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspSubscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspSubscribe message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspSubscribe & othello.RspSubscribe.$Shape} RspSubscribe
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspSubscribe & othello.RspSubscribe.$Shape;
    }

    namespace RspSubscribe {

        /** Properties of a RspSubscribe. */
        interface $Properties {

            /** RspSubscribe version */
            version?: (number|null);

            /** RspSubscribe resume */
            resume?: (boolean|null);

            /** RspSubscribe result */
            result?: (othello.Result.$Properties|null);

            /** RspSubscribe followUps */
            followUps?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspSubscribe. */
        type $Shape = othello.RspSubscribe.$Properties;
    }

    /**
     * Properties of a RspGameOver.
     * @deprecated Use othello.RspGameOver.$Properties instead.
     */
    interface IRspGameOver extends othello.RspGameOver.$Properties {
    }

    /** Represents a RspGameOver. */
    class RspGameOver {

        /**
         * Constructs a new RspGameOver.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspGameOver.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RspGameOver winner. */
        winner: (number|Long|null);

        /** RspGameOver myScore. */
        myScore: (number|null);

        /** RspGameOver opponentScore. */
        opponentScore: (number|null);

        /** RspGameOver user. */
        user: (othello.User|null);

        /** RspGameOver opponent. */
        opponent: (othello.User|null);

        /**
         * Creates a new RspGameOver instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspGameOver instance
         */
        static create(properties: othello.RspGameOver.$Shape): othello.RspGameOver & othello.RspGameOver.$Shape;
        static create(properties?: othello.RspGameOver.$Properties): othello.RspGameOver;

        /**
         * Encodes the specified RspGameOver message. Does not implicitly {@link othello.RspGameOver.verify|verify} messages.
         * @param message RspGameOver message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspGameOver.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspGameOver message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspGameOver & othello.RspGameOver.$Shape} RspGameOver
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspGameOver & othello.RspGameOver.$Shape;
    }

    namespace RspGameOver {

        /** Properties of a RspGameOver. */
        interface $Properties {

            /** RspGameOver winner */
            winner?: (number|Long|null);

            /** RspGameOver myScore */
            myScore?: (number|null);

            /** RspGameOver opponentScore */
            opponentScore?: (number|null);

            /** RspGameOver user */
            user?: (othello.User.$Properties|null);

            /** RspGameOver opponent */
            opponent?: (othello.User.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspGameOver. */
        type $Shape = othello.RspGameOver.$Properties;
    }

    /**
     * Properties of a RspInternalServerError.
     * @deprecated Use othello.RspInternalServerError.$Properties instead.
     */
    interface IRspInternalServerError extends othello.RspInternalServerError.$Properties {
    }

    /** Represents a RspInternalServerError. */
    class RspInternalServerError {

        /**
         * Constructs a new RspInternalServerError.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.RspInternalServerError.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new RspInternalServerError instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RspInternalServerError instance
         */
        static create(properties: othello.RspInternalServerError.$Shape): othello.RspInternalServerError & othello.RspInternalServerError.$Shape;
        static create(properties?: othello.RspInternalServerError.$Properties): othello.RspInternalServerError;

        /**
         * Encodes the specified RspInternalServerError message. Does not implicitly {@link othello.RspInternalServerError.verify|verify} messages.
         * @param message RspInternalServerError message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.RspInternalServerError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RspInternalServerError message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.RspInternalServerError & othello.RspInternalServerError.$Shape} RspInternalServerError
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.RspInternalServerError & othello.RspInternalServerError.$Shape;
    }

    namespace RspInternalServerError {

        /** Properties of a RspInternalServerError. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RspInternalServerError. */
        type $Shape = othello.RspInternalServerError.$Properties;
    }

    /**
     * Properties of a Request.
     * @deprecated Use othello.Request.$Properties instead.
     */
    interface IRequest extends othello.Request.$Properties {
    }

    /** Represents a Request. */
    class Request {

        /**
         * Constructs a new Request.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.Request.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Request protocolVersion. */
        protocolVersion: (number|null);

        /** Request protocolId. */
        protocolId: (number|null);

        /** Request seqNo. */
        seqNo: (number|null);

        /** Request token. */
        token: (string|null);

        /** Request loginReq. */
        loginReq: (othello.ReqLogin|null);

        /** Request registerReq. */
        registerReq: (othello.ReqRegister|null);

        /** Request makeGameRoomReq. */
        makeGameRoomReq: (othello.ReqCreateGameRoom|null);

        /** Request exitGameRoomReq. */
        exitGameRoomReq: (othello.ReqExitGameRoom|null);

        /** Request gamePutReq. */
        gamePutReq: (othello.ReqGamePut|null);

        /** Request gameSyncReq. */
        gameSyncReq: (othello.ReqGameSync|null);

        /** Request joinGameRoomReq. */
        joinGameRoomReq: (othello.ReqJoinGameRoom|null);

        /** Request randomJoinReq. */
        randomJoinReq: (othello.ReqRandomJoin|null);

        /** Request subscribeReq. */
        subscribeReq: (othello.ReqSubscribe|null);

        /** Request listGameRoomsReq. */
        listGameRoomsReq: (othello.ReqListGameRooms|null);

        /** Request getGameRecordReq. */
        getGameRecordReq: (othello.ReqGetGameRecord|null);

        /** Request getLeaderboardReq. */
        getLeaderboardReq: (othello.ReqGetLeaderboard|null);

        /** Request getProfileReq. */
        getProfileReq: (othello.ReqGetProfile|null);

        /** Request rematchReq. */
        rematchReq: (othello.ReqRematch|null);

        /** Request logoutReq. */
        logoutReq: (othello.ReqLogout|null);

        /** Request listGamesReq. */
        listGamesReq: (othello.ReqListGames|null);

        /**
         * Creates a new Request instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Request instance
         */
        static create(properties: othello.Request.$Shape): othello.Request & othello.Request.$Shape;
        static create(properties?: othello.Request.$Properties): othello.Request;

        /**
         * Encodes the specified Request message. Does not implicitly {@link othello.Request.verify|verify} messages.
         * @param message Request message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Request message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.Request & othello.Request.$Shape} Request
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.Request & othello.Request.$Shape;
    }

    namespace Request {

        /** Properties of a Request. */
        interface $Properties {

            /** Request protocolVersion */
            protocolVersion?: (number|null);

            /** Request protocolId */
            protocolId?: (number|null);

            /** Request seqNo */
            seqNo?: (number|null);

            /** Request token */
            token?: (string|null);

            /** Request loginReq */
            loginReq?: (othello.ReqLogin.$Properties|null);

            /** Request registerReq */
            registerReq?: (othello.ReqRegister.$Properties|null);

            /** Request makeGameRoomReq */
            makeGameRoomReq?: (othello.ReqCreateGameRoom.$Properties|null);

            /** Request exitGameRoomReq */
            exitGameRoomReq?: (othello.ReqExitGameRoom.$Properties|null);

            /** Request gamePutReq */
            gamePutReq?: (othello.ReqGamePut.$Properties|null);

            /** Request gameSyncReq */
            gameSyncReq?: (othello.ReqGameSync.$Properties|null);

            /** Request joinGameRoomReq */
            joinGameRoomReq?: (othello.ReqJoinGameRoom.$Properties|null);

            /** Request randomJoinReq */
            randomJoinReq?: (othello.ReqRandomJoin.$Properties|null);

            /** Request subscribeReq */
            subscribeReq?: (othello.ReqSubscribe.$Properties|null);

            /** Request listGameRoomsReq */
            listGameRoomsReq?: (othello.ReqListGameRooms.$Properties|null);

            /** Request getGameRecordReq */
            getGameRecordReq?: (othello.ReqGetGameRecord.$Properties|null);

            /** Request getLeaderboardReq */
            getLeaderboardReq?: (othello.ReqGetLeaderboard.$Properties|null);

            /** Request getProfileReq */
            getProfileReq?: (othello.ReqGetProfile.$Properties|null);

            /** Request rematchReq */
            rematchReq?: (othello.ReqRematch.$Properties|null);

            /** Request logoutReq */
            logoutReq?: (othello.ReqLogout.$Properties|null);

            /** Request listGamesReq */
            listGamesReq?: (othello.ReqListGames.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Request. */
        type $Shape = othello.Request.$Properties;
    }

    /**
     * Properties of a Response.
     * @deprecated Use othello.Response.$Properties instead.
     */
    interface IResponse extends othello.Response.$Properties {
    }

    /** Represents a Response. */
    class Response {

        /**
         * Constructs a new Response.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.Response.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Response protocolVersion. */
        protocolVersion: (number|null);

        /** Response protocolId. */
        protocolId: (number|null);

        /** Response result. */
        result: (othello.Result|null);

        /** Response reqSeqNo. */
        reqSeqNo: (number|null);

        /** Response loginRsp. */
        loginRsp: (othello.RspLogin|null);

        /** Response registerRsp. */
        registerRsp: (othello.RspRegister|null);

        /** Response makeGameRoomRsp. */
        makeGameRoomRsp: (othello.RspCreateGameRoom|null);

        /** Response exitGameRoomRsp. */
        exitGameRoomRsp: (othello.RspExitGameRoom|null);

        /** Response gamePutRsp. */
        gamePutRsp: (othello.RspGamePut|null);

        /** Response gameSyncRsp. */
        gameSyncRsp: (othello.RspGameSync|null);

        /** Response joinGameRoomRsp. */
        joinGameRoomRsp: (othello.RspJoinGameRoom|null);

        /** Response gameOverRsp. */
        gameOverRsp: (othello.RspGameOver|null);

        /** Response randomJoinRsp. */
        randomJoinRsp: (othello.RspRandomJoin|null);

        /** Response subscribeRsp. */
        subscribeRsp: (othello.RspSubscribe|null);

        /** Response listGameRoomsRsp. */
        listGameRoomsRsp: (othello.RspListGameRooms|null);

        /** Response getGameRecordRsp. */
        getGameRecordRsp: (othello.RspGetGameRecord|null);

        /** Response getLeaderboardRsp. */
        getLeaderboardRsp: (othello.RspGetLeaderboard|null);

        /** Response getProfileRsp. */
        getProfileRsp: (othello.RspGetProfile|null);

        /** Response rematchRsp. */
        rematchRsp: (othello.RspRematch|null);

        /** Response logoutRsp. */
        logoutRsp: (othello.RspLogout|null);

        /** Response listGamesRsp. */
        listGamesRsp: (othello.RspListGames|null);

        /** Response internalServerErrorRsp. */
        internalServerErrorRsp: (othello.RspInternalServerError|null);

        /**
         * Creates a new Response instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Response instance
         */
        static create(properties: othello.Response.$Shape): othello.Response & othello.Response.$Shape;
        static create(properties?: othello.Response.$Properties): othello.Response;

        /**
         * Encodes the specified Response message. Does not implicitly {@link othello.Response.verify|verify} messages.
         * @param message Response message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Response message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.Response & othello.Response.$Shape} Response
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.Response & othello.Response.$Shape;
    }

    namespace Response {

        /** Properties of a Response. */
        interface $Properties {

            /** Response protocolVersion */
            protocolVersion?: (number|null);

            /** Response protocolId */
            protocolId?: (number|null);

            /** Response result */
            result?: (othello.Result.$Properties|null);

            /** Response reqSeqNo */
            reqSeqNo?: (number|null);

            /** Response loginRsp */
            loginRsp?: (othello.RspLogin.$Properties|null);

            /** Response registerRsp */
            registerRsp?: (othello.RspRegister.$Properties|null);

            /** Response makeGameRoomRsp */
            makeGameRoomRsp?: (othello.RspCreateGameRoom.$Properties|null);

            /** Response exitGameRoomRsp */
            exitGameRoomRsp?: (othello.RspExitGameRoom.$Properties|null);

            /** Response gamePutRsp */
            gamePutRsp?: (othello.RspGamePut.$Properties|null);

            /** Response gameSyncRsp */
            gameSyncRsp?: (othello.RspGameSync.$Properties|null);

            /** Response joinGameRoomRsp */
            joinGameRoomRsp?: (othello.RspJoinGameRoom.$Properties|null);

            /** Response gameOverRsp */
            gameOverRsp?: (othello.RspGameOver.$Properties|null);

            /** Response randomJoinRsp */
            randomJoinRsp?: (othello.RspRandomJoin.$Properties|null);

            /** Response subscribeRsp */
            subscribeRsp?: (othello.RspSubscribe.$Properties|null);

            /** Response listGameRoomsRsp */
            listGameRoomsRsp?: (othello.RspListGameRooms.$Properties|null);

            /** Response getGameRecordRsp */
            getGameRecordRsp?: (othello.RspGetGameRecord.$Properties|null);

            /** Response getLeaderboardRsp */
            getLeaderboardRsp?: (othello.RspGetLeaderboard.$Properties|null);

            /** Response getProfileRsp */
            getProfileRsp?: (othello.RspGetProfile.$Properties|null);

            /** Response rematchRsp */
            rematchRsp?: (othello.RspRematch.$Properties|null);

            /** Response logoutRsp */
            logoutRsp?: (othello.RspLogout.$Properties|null);

            /** Response listGamesRsp */
            listGamesRsp?: (othello.RspListGames.$Properties|null);

            /** Response internalServerErrorRsp */
            internalServerErrorRsp?: (othello.RspInternalServerError.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Response. */
        type $Shape = othello.Response.$Properties;
    }

    /**
     * Properties of a MultipleResponse.
     * @deprecated Use othello.MultipleResponse.$Properties instead.
     */
    interface IMultipleResponse extends othello.MultipleResponse.$Properties {
    }

    /** Represents a MultipleResponse. */
    class MultipleResponse {

        /**
         * Constructs a new MultipleResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: othello.MultipleResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** MultipleResponse reqSeqNo. */
        reqSeqNo: (number|null);

        /** MultipleResponse responses. */
        responses: othello.Response[];

        /**
         * Creates a new MultipleResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MultipleResponse instance
         */
        static create(properties: othello.MultipleResponse.$Shape): othello.MultipleResponse & othello.MultipleResponse.$Shape;
        static create(properties?: othello.MultipleResponse.$Properties): othello.MultipleResponse;

        /**
         * Encodes the specified MultipleResponse message. Does not implicitly {@link othello.MultipleResponse.verify|verify} messages.
         * @param message MultipleResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: othello.MultipleResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MultipleResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {othello.MultipleResponse & othello.MultipleResponse.$Shape} MultipleResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): othello.MultipleResponse & othello.MultipleResponse.$Shape;
    }

    namespace MultipleResponse {

        /** Properties of a MultipleResponse. */
        interface $Properties {

            /** MultipleResponse reqSeqNo */
            reqSeqNo?: (number|null);

            /** MultipleResponse responses */
            responses?: othello.Response.$Properties[];

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a MultipleResponse. */
        type $Shape = othello.MultipleResponse.$Properties;
    }
}
