// Plays Othello by itself, in the way of the Unity clients of 2017: protocol version 1 over HTTP.
//
// A call is not waited for: it goes into a queue, and the server's answer runs the handlers here that are named by the
// procedures in it; they put the next calls into the queue. C# 4 without a package or generated code, and one file, so
// that a Unity project of that year takes it as it is. In order: the wire, messages, network, rules, player, program.

using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;

namespace Othello {
  // ---- The wire: as much of protobuf as these messages need.

  enum WireType { Varint = 0, Fixed64 = 1, Bytes = 2, StartGroup = 3, EndGroup = 4, Fixed32 = 5 }

  sealed class WireReader {
    readonly byte[] bytes;
    int at;

    public WireReader(byte[] bytes) {
      this.bytes = bytes;
    }

    public bool IsAtEnd {
      get { return at == bytes.Length; }
    }

    public ulong Varint() {
      ulong value = 0;
      for (int shift = 0; shift < 70; shift += 7) {
        byte next = Take(1)[0];
        value |= shift < 64 ? (ulong)(next & 0x7f) << shift : 0;
        if (next < 0x80) return value;
      }
      throw new FormatException("a varint is over 10 bytes");
    }

    public byte[] Take(ulong length) {
      if (length > (ulong)(bytes.Length - at)) throw new FormatException("the message is cut off");
      byte[] taken = new byte[(int)length];
      Array.Copy(bytes, at, taken, 0, taken.Length);
      at += taken.Length;
      return taken;
    }
  }

  // The fields of a message as they came. One that did not come, or came as another type, reads as its default.
  sealed class Fields {
    struct Field {
      public int Number;
      public ulong Varint;
      public byte[] Bytes; // null: a varint
    }

    readonly List<Field> fields = new List<Field>();

    Fields() { }

    // Throws FormatException when the bytes are no message.
    public Fields(byte[] bytes) {
      WireReader reader = new WireReader(bytes);
      Stack<int> groups = new Stack<int>(); // nothing here has groups: what does is skipped whole
      while (!reader.IsAtEnd) {
        ulong key = reader.Varint();
        if (key >> 3 == 0 || key >> 3 > 0x1fffffff) throw new FormatException("no field has such a number");
        Field field = new Field { Number = (int)(key >> 3) };
        switch ((WireType)(key & 7)) {
          case WireType.Varint: field.Varint = reader.Varint(); break;
          case WireType.Bytes: field.Bytes = reader.Take(reader.Varint()); break;
          case WireType.Fixed64: reader.Take(8); continue;
          case WireType.Fixed32: reader.Take(4); continue;
          case WireType.StartGroup: groups.Push(field.Number); continue;
          case WireType.EndGroup:
            if (groups.Count == 0 || groups.Pop() != field.Number) throw new FormatException("a group has no start");
            continue;
          default: throw new FormatException("there is no such wire type");
        }
        if (groups.Count == 0) fields.Add(field);
      }
      if (groups.Count > 0) throw new FormatException("a group has no end");
    }

    public bool HasMessage(int number) {
      return fields.Exists(field => field.Number == number && field.Bytes != null);
    }

    // Of a field that is there twice, the last counts.
    public ulong UInt64(int number) {
      return fields.FindLast(field => field.Number == number && field.Bytes == null).Varint;
    }

    public uint UInt32(int number) {
      return unchecked((uint)UInt64(number));
    }

    public string Text(int number) {
      byte[] utf8 = fields.FindLast(field => field.Number == number && field.Bytes != null).Bytes;
      return utf8 == null ? "" : Encoding.UTF8.GetString(utf8);
    }

    // Packed or not. As in proto2, a value that the enum does not have is as good as not there.
    public List<int> Enums(int number, Type type) {
      List<int> values = new List<int>();
      foreach (Field field in fields) {
        if (field.Number != number) continue;
        WireReader packed = new WireReader(field.Bytes ?? new byte[0]);
        if (field.Bytes == null) AddDefined(values, field.Varint, type);
        while (!packed.IsAtEnd) AddDefined(values, packed.Varint(), type);
      }
      return values;
    }

    public int OneEnum(int number, Type type) {
      List<int> values = Enums(number, type);
      return values.Count == 0 ? 0 : values[values.Count - 1];
    }

    public List<Fields> Messages(int number) {
      List<Fields> messages = new List<Fields>();
      foreach (Field field in fields)
        if (field.Number == number && field.Bytes != null) messages.Add(new Fields(field.Bytes));
      return messages;
    }

    // Without a field when it is absent; parts of one message add up.
    public Fields Message(int number) {
      Fields whole = new Fields();
      foreach (Fields part in Messages(number)) whole.fields.AddRange(part.fields);
      return whole;
    }

    static void AddDefined(List<int> values, ulong varint, Type type) {
      int value = unchecked((int)varint);
      if (Enum.IsDefined(type, value)) values.Add(value);
    }
  }

  // Leaves zeros and empty texts out, as protobuf-net does: for a reader they are the same as absent.
  sealed class FieldWriter {
    readonly MemoryStream to = new MemoryStream();

    public FieldWriter UInt64(int number, ulong value) {
      if (value == 0) return this;
      Key(number, WireType.Varint);
      Varint(value);
      return this;
    }

    public FieldWriter Text(int number, string value) {
      return value.Length == 0 ? this : Bytes(number, Encoding.UTF8.GetBytes(value));
    }

    // Written even when it is empty: that it is there says which procedure is called.
    public FieldWriter Message(int number, FieldWriter message) {
      return Bytes(number, message.ToBytes());
    }

    public byte[] ToBytes() {
      return to.ToArray();
    }

    FieldWriter Bytes(int number, byte[] bytes) {
      Key(number, WireType.Bytes);
      Varint((ulong)bytes.Length);
      to.Write(bytes, 0, bytes.Length);
      return this;
    }

    void Key(int number, WireType type) {
      Varint((ulong)number << 3 | (ulong)type);
    }

    void Varint(ulong value) {
      for (; value >= 0x80; value >>= 7) to.WriteByte((byte)(value | 0x80));
      to.WriteByte((byte)value);
    }
  }

  // ---- Messages of protocol version 1, their fields named as in the proto.

  enum ProtocolVersion { V_0 = 0, V_1 = 1 }

  enum BoardItemType { Empty = 0, Black = 1, White = 2 }

  enum PlatformType { UNKNOWN = 0, CUSTOM = 1 }

  enum GameRoomStatus { WAITING = 0, TURN_USER1 = 1, TURN_USER2 = 2, GAME_OVER = 3, TIMEOUT = 4 }

  enum ResultCode {
    Success = 0,
    ErrorUserNotRegistered = 100,
    ErrorUserNameAlreadyExists = 101,
    ErrorUserAlreadyExists = 102,
    ErrorUserInvalidName = 103,
    ErrorUserDuplicatedLogin = 104,
    ErrorUserInvalidToken = 105,
    ErrorInvalidGameRoom = 106,
    ErrorSystem = 200,
    ErrorInvalidProtocolVersion = 201,
  }

  sealed class User {
    public readonly ulong id;
    public readonly string name;
    public readonly uint level, exp, win, lose, gold;

    public User(Fields from) {
      id = from.UInt64(1);
      name = from.Text(2);
      level = from.UInt32(3);
      exp = from.UInt32(4);
      win = from.UInt32(5);
      lose = from.UInt32(6);
      gold = from.UInt32(7);
    }
  }

  sealed class GameRoom {
    public readonly ulong room_id, user_1, user_2; // user_1 plays White, user_2 Black
    public readonly GameRoomStatus status;
    public readonly List<int> board; // of BoardItemType, 64: row * 8 + column
    public readonly ulong updated, created; // ms since 1970

    public GameRoom(Fields from) {
      room_id = from.UInt64(1);
      user_1 = from.UInt64(2);
      user_2 = from.UInt64(3);
      status = (GameRoomStatus)from.OneEnum(4, typeof(GameRoomStatus));
      board = from.Enums(5, typeof(BoardItemType));
      updated = from.UInt64(6);
      created = from.UInt64(7);
    }
  }

  sealed class Result {
    public readonly ResultCode code;
    public readonly string message;

    public Result(Fields from) {
      code = (ResultCode)from.OneEnum(1, typeof(ResultCode));
      message = from.Text(2);
    }

    public bool IsSuccess {
      get { return code == ResultCode.Success; }
    }
  }

  // What this client calls; it leaves no room (103) and joins none by its id (106). `Id`: the field's number in Request.
  abstract class Req {
    public abstract int Id { get; }
    public virtual void Write(FieldWriter to) { }
  }

  sealed class ReqLogin : Req {
    public PlatformType platform_type;
    public string platform_token = "";
    public override int Id { get { return 100; } }
    public override void Write(FieldWriter to) { to.UInt64(1, (ulong)platform_type).Text(2, platform_token); }
  }

  sealed class ReqRegister : Req {
    public PlatformType platform_type;
    public string platform_token = "", name = "";
    public override int Id { get { return 101; } }
    public override void Write(FieldWriter to) {
      to.UInt64(1, (ulong)platform_type).Text(2, platform_token).Text(3, name);
    }
  }

  sealed class ReqCreateGameRoom : Req {
    public override int Id { get { return 102; } }
  }

  sealed class ReqGamePut : Req {
    public ulong room_id;
    public uint r, c;
    public override int Id { get { return 104; } }
    public override void Write(FieldWriter to) { to.UInt64(1, room_id).UInt64(2, r).UInt64(3, c); }
  }

  sealed class ReqGameSync : Req {
    public ulong room_id;
    public override int Id { get { return 105; } }
    public override void Write(FieldWriter to) { to.UInt64(1, room_id); }
  }

  sealed class ReqRandomJoin : Req {
    public override int Id { get { return 107; } }
  }

  // What the server calls. The fields' numbers in Response stand in `Handlers.CallOf`.

  sealed class RspLogin {
    public readonly User user;
    public readonly string platform_token, token;

    public RspLogin(Fields from) {
      user = new User(from.Message(1));
      platform_token = from.Text(2);
      token = from.Text(3);
    }
  }

  sealed class RspRegister {
    public readonly User user;
    public readonly string platform_token;

    public RspRegister(Fields from) {
      user = new User(from.Message(1));
      platform_token = from.Text(2);
    }
  }

  sealed class RspCreateGameRoom {
    public readonly GameRoom room;

    public RspCreateGameRoom(Fields from) {
      room = new GameRoom(from.Message(1));
    }
  }

  sealed class RspExitGameRoom { }

  sealed class RspGamePut { }

  sealed class RspGameSync {
    public readonly GameRoom room;
    public readonly User opponent;

    public RspGameSync(Fields from) {
      room = new GameRoom(from.Message(1));
      opponent = new User(from.Message(2));
    }
  }

  sealed class RspJoinGameRoom {
    public readonly GameRoom room;
    public readonly User opponent;

    public RspJoinGameRoom(Fields from) {
      room = new GameRoom(from.Message(1));
      opponent = new User(from.Message(2));
    }
  }

  sealed class RspRandomJoin { }

  sealed class RspGameOver {
    public readonly ulong winner; // 0 = draw
    public readonly uint my_score, opponent_score;
    public readonly User user, opponent;

    public RspGameOver(Fields from) {
      winner = from.UInt64(1);
      my_score = from.UInt32(2);
      opponent_score = from.UInt32(3);
      user = new User(from.Message(4));
      opponent = new User(from.Message(5));
    }
  }

  sealed class RspInternalServerError { }

  // Overridden by whoever wants to hear of a procedure.
  abstract class Handlers {
    public virtual void OnRspLogin(Result result, RspLogin rsp) { }
    public virtual void OnRspRegister(Result result, RspRegister rsp) { }
    public virtual void OnRspCreateGameRoom(Result result, RspCreateGameRoom rsp) { }
    public virtual void OnRspExitGameRoom(Result result, RspExitGameRoom rsp) { }
    public virtual void OnRspGamePut(Result result, RspGamePut rsp) { }
    public virtual void OnRspGameSync(Result result, RspGameSync rsp) { }
    public virtual void OnRspJoinGameRoom(Result result, RspJoinGameRoom rsp) { }
    public virtual void OnRspRandomJoin(Result result, RspRandomJoin rsp) { }
    public virtual void OnRspGameOver(Result result, RspGameOver rsp) { }
    public virtual void OnRspInternalServerError(Result result, RspInternalServerError rsp) { }

    // The handler's call that a Response is; null for a procedure that protocol version 1 does not have.
    public static Action<Handlers> CallOf(int protocolId, Result result, Fields body) {
      switch (protocolId) {
        case 100:
          RspLogin login = new RspLogin(body);
          return on => on.OnRspLogin(result, login);
        case 101:
          RspRegister registered = new RspRegister(body);
          return on => on.OnRspRegister(result, registered);
        case 102:
          RspCreateGameRoom created = new RspCreateGameRoom(body);
          return on => on.OnRspCreateGameRoom(result, created);
        case 103: return on => on.OnRspExitGameRoom(result, new RspExitGameRoom());
        case 104: return on => on.OnRspGamePut(result, new RspGamePut());
        case 105:
          RspGameSync synced = new RspGameSync(body);
          return on => on.OnRspGameSync(result, synced);
        case 106:
          RspJoinGameRoom joined = new RspJoinGameRoom(body);
          return on => on.OnRspJoinGameRoom(result, joined);
        case 107: // not the answer to a RandomJoin, which is 108
          RspGameOver over = new RspGameOver(body);
          return on => on.OnRspGameOver(result, over);
        case 108: return on => on.OnRspRandomJoin(result, new RspRandomJoin());
        case 200: return on => on.OnRspInternalServerError(result, new RspInternalServerError());
        default: return null;
      }
    }
  }

  // ---- The network.

  // Ends the program with its one line.
  sealed class Failure : Exception {
    public Failure(string message) : base(message) { }
  }

  // Unity's coroutines in small: a step a frame; one that yields another goes on when that has ended.
  static class Coroutines {
    const int FRAME_MS = 5;

    public static void Run(IEnumerator first) {
      Stack<IEnumerator> running = new Stack<IEnumerator>();
      running.Push(first);
      while (running.Count > 0) {
        IEnumerator top = running.Peek();
        if (!top.MoveNext()) running.Pop();
        else if (top.Current is IEnumerator) running.Push((IEnumerator)top.Current);
        else Thread.Sleep(FRAME_MS);
      }
    }

    public static IEnumerator Wait(double seconds) {
      for (Stopwatch passed = Stopwatch.StartNew(); passed.Elapsed.TotalSeconds < seconds;) yield return null;
    }
  }

  // A body on its way to the server, once. What comes of it comes on another thread: nothing holds before IsDone.
  sealed class Post {
    readonly HttpWebRequest request;
    readonly byte[] body;
    volatile bool isDone;

    public byte[] Answer { get; private set; } // of a 200, else null
    public string ContentType { get; private set; }
    public string Reason { get; private set; } // why there is no answer

    public Post(Uri url, byte[] body) {
      this.body = body;
      request = (HttpWebRequest)WebRequest.Create(url);
      request.Method = "POST";
      request.ContentType = "application/x-protobuf";
      request.ContentLength = body.Length;
      request.AllowAutoRedirect = false; // it would go on as a GET
      request.Proxy = null; // looking for one takes seconds on some systems
      Try(() => request.BeginGetRequestStream(sent => Try(() => Send(sent)), null));
    }

    public bool IsDone {
      get { return isDone; }
    }

    public void Abort() {
      request.Abort();
    }

    void Send(IAsyncResult sent) {
      using (Stream stream = request.EndGetRequestStream(sent)) stream.Write(body, 0, body.Length);
      request.BeginGetResponse(came => Try(() => Receive(came)), null);
    }

    void Receive(IAsyncResult came) {
      using (HttpWebResponse response = (HttpWebResponse)request.EndGetResponse(came)) Read(response);
      isDone = true;
    }

    void Read(HttpWebResponse response) {
      ContentType = response.ContentType;
      MemoryStream whole = new MemoryStream();
      byte[] part = new byte[4096];
      using (Stream stream = response.GetResponseStream())
        for (int length; (length = stream.Read(part, 0, part.Length)) > 0;) whole.Write(part, 0, length);
      if (response.StatusCode != HttpStatusCode.OK) Reason = "HTTP " + (int)response.StatusCode;
      else if (whole.Length < response.ContentLength) Reason = "the answer was cut off";
      else Answer = whole.ToArray();
    }

    // Whatever stops the call makes it a lost one; thrown here, on a thread of the runtime, it would end the program.
    void Try(Action step) {
      try {
        step();
      } catch (Exception lost) {
        WebException refused = lost as WebException;
        HttpWebResponse response = refused == null ? null : refused.Response as HttpWebResponse;
        Reason = response == null ? lost.Message : "HTTP " + (int)response.StatusCode;
        if (response != null) response.Close();
        isDone = true;
      }
    }
  }

  // Calls one by one, in order; each answer runs its handlers, those of data before those of the view.
  sealed class Client {
    const double CALL_TIMEOUT_S = 5, RESEND_PAUSE_S = 1;

    struct Call {
      public Req Req;
      public double AfterS;
    }

    public readonly List<Handlers> DataHandlers = new List<Handlers>(), ViewHandlers = new List<Handlers>();
    public string UserToken = "";

    readonly Options options;
    readonly Queue<Call> calls = new Queue<Call>();
    uint seqNo;
    bool isStopped;

    public Client(Options options) {
      this.options = options;
    }

    public void Rpc(Req req) {
      calls.Enqueue(new Call { Req = req });
    }

    public void RpcAfterPause(Req req) {
      calls.Enqueue(new Call { Req = req, AfterS = options.Pause });
    }

    public void ForgetCalls() {
      calls.Clear();
    }

    public void Stop() {
      isStopped = true;
    }

    // Until it is stopped. `whenIdle` has to call something, since no answer has.
    public IEnumerator Run(Action whenIdle) {
      while (!isStopped) {
        if (calls.Count == 0) {
          yield return Coroutines.Wait(options.Pause);
          whenIdle();
        }
        Call call = calls.Dequeue();
        if (call.AfterS > 0) yield return Coroutines.Wait(call.AfterS);
        yield return Send(Envelope(call.Req));
      }
    }

    // Counted through, so that the server knows a call that comes again; a new session may begin with any number.
    byte[] Envelope(Req req) {
      FieldWriter message = new FieldWriter();
      req.Write(message);
      FieldWriter request = new FieldWriter().UInt64(1, (ulong)ProtocolVersion.V_1).UInt64(2, (ulong)req.Id);
      return request.UInt64(3, ++seqNo).Text(4, UserToken).Message(req.Id, message).ToBytes();
    }

    // Anything but a 200 in time: the same bytes again.
    IEnumerator Send(byte[] bytes) {
      string reason = "";
      for (int tries = 0; tries < options.Tries; tries++) {
        if (tries > 0) yield return Coroutines.Wait(RESEND_PAUSE_S);
        Post post = new Post(options.Api, bytes);
        Stopwatch passed = Stopwatch.StartNew();
        while (!post.IsDone && passed.Elapsed.TotalSeconds < CALL_TIMEOUT_S) yield return null;
        if (!post.IsDone) {
          post.Abort();
          reason = "nothing came in " + CALL_TIMEOUT_S + " s";
        } else if (post.Answer == null) {
          reason = post.Reason;
        } else {
          Deliver(post);
          yield break;
        }
      }
      string line = "{0} has not answered in {1} tries ({2}): start the server, or give its --url";
      throw new Failure(string.Format(line, options.Url, options.Tries, reason));
    }

    void Deliver(Post post) {
      foreach (Action<Handlers> call in CallsOf(post)) {
        foreach (Handlers data in DataHandlers) call(data);
        foreach (Handlers view in ViewHandlers) if (!isStopped) call(view);
      }
    }

    // All of an answer is read before any of it runs.
    List<Action<Handlers>> CallsOf(Post post) {
      List<Action<Handlers>> calls = new List<Action<Handlers>>();
      try {
        List<Fields> responses = new Fields(post.Answer).Messages(10);
        foreach (Fields response in responses) AddCall(calls, response);
        if (responses.Count > 0) return calls;
      } catch (FormatException) { }
      string line = "{0} answers with {1} that is no Othello server's: give the --url of one";
      string type = string.IsNullOrEmpty(post.ContentType) ? "something" : post.ContentType;
      throw new Failure(string.Format(line, options.Url, type));
    }

    static void AddCall(List<Action<Handlers>> calls, Fields response) {
      int protocolId = unchecked((int)response.UInt64(2));
      Result result = new Result(response.Message(3));
      Action<Handlers> call = Handlers.CallOf(protocolId, result, response.Message(protocolId));
      if (call == null) return;
      if (!response.HasMessage(protocolId))
        throw new Failure("a Response " + protocolId + " came without its message: this server is not one for V_1");
      if (result.code == ResultCode.ErrorUserDuplicatedLogin)
        throw new Failure("this player has logged in elsewhere, and has one session only: play on there");
      calls.Add(call);
    }
  }

  // ---- The rules: protocol version 1 does not say where a disc may be placed.

  static class Rules {
    static readonly int[] Corners = { 0, 7, 56, 63 };

    // The squares (row * 8 + column) on which the side flips a disc.
    public static List<int> LegalMoves(IList<int> board, BoardItemType side) {
      List<int> moves = new List<int>();
      for (int square = 0; square < board.Count; square++)
        if (board[square] == (int)BoardItemType.Empty && FlipsAny(board, (int)side, square)) moves.Add(square);
      return moves;
    }

    // A corner if there is one, else any: change this and you have a bot of your own.
    public static int Choose(List<int> moves, Random random) {
      List<int> corners = moves.FindAll(square => Array.IndexOf(Corners, square) >= 0);
      List<int> among = corners.Count > 0 ? corners : moves;
      return among[random.Next(among.Count)];
    }

    static bool FlipsAny(IList<int> board, int side, int square) {
      for (int down = -1; down <= 1; down++)
        for (int right = -1; right <= 1; right++)
          if ((down != 0 || right != 0) && FlipsAlong(board, side, square, down, right)) return true;
      return false;
    }

    static bool FlipsAlong(IList<int> board, int side, int square, int down, int right) {
      int row = square / 8 + down, column = square % 8 + right, passed = 0;
      for (; row >= 0 && row < 8 && column >= 0 && column < 8; row += down, column += right, passed++) {
        int disc = board[row * 8 + column];
        if (disc == (int)BoardItemType.Empty) return false;
        if (disc == side) return passed > 0;
      }
      return false;
    }
  }

  // ---- The player: one that keeps data, and two of the view.

  sealed class DataManager : Handlers {
    readonly Client client;

    public User User { get; private set; }
    public GameRoom Room { get; private set; }
    public int Games { get; private set; }

    public DataManager(Client client) {
      this.client = client;
    }

    public override void OnRspLogin(Result result, RspLogin rsp) {
      if (!result.IsSuccess) return;
      User = rsp.user;
      client.UserToken = rsp.token;
    }

    public override void OnRspCreateGameRoom(Result result, RspCreateGameRoom rsp) {
      if (result.IsSuccess) Room = rsp.room;
    }

    public override void OnRspJoinGameRoom(Result result, RspJoinGameRoom rsp) {
      if (result.IsSuccess) Room = rsp.room;
    }

    public override void OnRspGameSync(Result result, RspGameSync rsp) {
      if (result.IsSuccess) Room = rsp.room;
    }

    public override void OnRspGameOver(Result result, RspGameOver rsp) {
      User = rsp.user;
      if (rsp.opponent.id != 0) Games++; // else nobody came
    }
  }

  sealed class ScoreSheet : Handlers {
    readonly DataManager data;

    public ScoreSheet(DataManager data) {
      this.data = data;
    }

    public override void OnRspGameOver(Result result, RspGameOver rsp) {
      if (rsp.opponent.id == 0) return;
      string winner = rsp.winner == 0 ? "nobody" : rsp.winner == rsp.user.id ? rsp.user.name : rsp.opponent.name;
      string players = rsp.user.name + " " + rsp.my_score + "-" + rsp.opponent_score + " " + rsp.opponent.name;
      Console.WriteLine("game " + data.Games + ": " + winner + " won, " + players);
    }
  }

  sealed class Player : Handlers {
    readonly Client client;
    readonly DataManager data;
    readonly Options options;
    readonly Random random;
    readonly string platformToken = Guid.NewGuid().ToString();
    string name;

    public Player(Client client, DataManager data, Options options) {
      this.client = client;
      this.data = data;
      this.options = options;
      random = options.Seed == null ? new Random() : new Random(options.Seed.Value);
      name = options.Name ?? "unity-" + Guid.NewGuid().ToString("N").Substring(0, 8);
    }

    // At the start, and when an answer called for nothing: a login tells where we stand.
    public void Login() {
      client.Rpc(new ReqLogin { platform_type = PlatformType.CUSTOM, platform_token = platformToken });
    }

    public override void OnRspLogin(Result result, RspLogin rsp) {
      if (result.code == ResultCode.ErrorUserNotRegistered) Register();
      else if (result.IsSuccess) client.Rpc(new ReqRandomJoin());
      else throw new Failure("the server refuses the login: " + result.message);
    }

    public override void OnRspRegister(Result result, RspRegister rsp) {
      if (result.code == ResultCode.ErrorUserNameAlreadyExists) {
        name = name.Substring(0, Math.Min(12, name.Length)) + "-" + Guid.NewGuid().ToString("N").Substring(0, 3);
        Register();
      } else if (result.IsSuccess || result.code == ResultCode.ErrorUserAlreadyExists) { // the latter when sent twice
        Login();
      } else {
        throw new Failure("the server refuses the name " + name + ": " + result.message);
      }
    }

    public override void OnRspRandomJoin(Result result, RspRandomJoin rsp) {
      if (result.code == ResultCode.ErrorInvalidGameRoom) client.Rpc(new ReqCreateGameRoom()); // nobody waits
    }

    public override void OnRspCreateGameRoom(Result result, RspCreateGameRoom rsp) {
      if (result.IsSuccess) Look();
    }

    public override void OnRspJoinGameRoom(Result result, RspJoinGameRoom rsp) {
      if (!result.IsSuccess) return;
      client.ForgetCalls(); // after a login that brought us back into a game: no need to join another
      Look();
    }

    // Comes with every RspGamePut too, whatever that one's result.
    public override void OnRspGameSync(Result result, RspGameSync rsp) {
      if (result.IsSuccess) Look();
    }

    public override void OnRspGameOver(Result result, RspGameOver rsp) {
      if (data.Games == options.Games && options.Games > 0) client.Stop();
      else client.Rpc(new ReqRandomJoin());
    }

    void Register() {
      ReqRegister me = new ReqRegister { platform_type = PlatformType.CUSTOM, platform_token = platformToken };
      me.name = name;
      client.Rpc(me);
    }

    void Look() {
      GameRoom room = data.Room;
      bool isMine = room.status == GameRoomStatus.TURN_USER1 && room.user_1 == data.User.id
        || room.status == GameRoomStatus.TURN_USER2 && room.user_2 == data.User.id;
      if (isMine) {
        BoardItemType side = room.user_1 == data.User.id ? BoardItemType.White : BoardItemType.Black;
        int square = Rules.Choose(Rules.LegalMoves(room.board, side), random);
        client.Rpc(new ReqGamePut { room_id = room.room_id, r = (uint)square / 8, c = (uint)square % 8 });
      } else if (room.status != GameRoomStatus.GAME_OVER && room.status != GameRoomStatus.TIMEOUT) {
        client.RpcAfterPause(new ReqGameSync { room_id = room.room_id }); // those two bring RspGameOver along
      }
    }
  }

  // ---- The program.

  sealed class Options {
    const string Usage = "--url http://host:port --games N --name TEXT --seed N --pause SECONDS --tries N";

    public string Url = "http://127.0.0.1:14500", Name;
    public Uri Api;
    public int Games = 1, Tries = 10;
    public int? Seed;
    public double Pause = 0.5;

    public Options(string[] args) {
      for (int i = 0; i < args.Length; i += 2) {
        string value = i + 1 < args.Length ? args[i + 1] : "";
        switch (args[i]) {
          case "--url": Url = value; break;
          case "--name": Name = value; break;
          case "--games": Games = Whole(args[i], value, 0); break; // 0 = for ever
          case "--seed": Seed = Whole(args[i], value, 0); break;
          case "--tries": Tries = Whole(args[i], value, 1); break;
          case "--pause": Pause = Seconds(args[i], value); break;
          default: throw new Failure("there is no argument " + args[i] + ": give " + Usage);
        }
      }
      Uri server;
      if (!Uri.TryCreate(Url, UriKind.Absolute, out server) || server.Scheme != "http" && server.Scheme != "https")
        throw new Failure("--url " + Url + " is no server's address: give one like http://127.0.0.1:14500");
      Api = new Uri(server, "/api");
    }

    static int Whole(string option, string value, int least) {
      int number;
      bool isRead = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
      if (isRead && number >= least) return number;
      throw new Failure(option + " takes a whole number from " + least + " up, not \"" + value + "\"");
    }

    static double Seconds(string option, string value) {
      double number;
      bool isRead = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
      if (isRead) return number;
      throw new Failure(option + " takes seconds, like 0.5, not \"" + value + "\"");
    }
  }

  static class Program {
    static int Main(string[] args) {
      Console.OutputEncoding = new UTF8Encoding(false);
      try {
        Options options = new Options(args);
        Client client = new Client(options);
        DataManager data = new DataManager(client);
        Player player = new Player(client, data, options);
        client.DataHandlers.Add(data);
        client.ViewHandlers.Add(new ScoreSheet(data));
        client.ViewHandlers.Add(player);
        player.Login();
        Coroutines.Run(client.Run(player.Login));
        return 0;
      } catch (Failure failure) {
        Console.Error.WriteLine(failure.Message);
        return 1;
      }
    }
  }
}
