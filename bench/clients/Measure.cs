// Joins a game by the code of examples/csharp/AutoClient.cs, says so, and makes as many GameSyncs as each line of standard input
// says. An answer is looked for every millisecond, as a game does it every frame. The second argument is the size of the
// runtime's nursery in bytes: it is full once a collection, which tells what was allocated; 0: do not tell.

using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace Othello {
  sealed class Measure : Handlers {
    const int FRAME_MS = 1;

    readonly Uri api;
    readonly long nurseryBytes;
    string token = "";
    uint seqNo;
    GameRoom room;

    Measure(string url, long nurseryBytes) {
      api = new Uri(url + "/api");
      this.nurseryBytes = nurseryBytes;
    }

    static void Main(string[] args) {
      CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
      Measure measure = new Measure(args[0], long.Parse(args[1]));
      measure.Join();
      Console.WriteLine("joined");
      for (string line; (line = Console.ReadLine()) != null;) measure.Run(int.Parse(line));
    }

    public override void OnRspLogin(Result result, RspLogin rsp) {
      token = rsp.token;
    }

    public override void OnRspJoinGameRoom(Result result, RspJoinGameRoom rsp) {
      room = rsp.room;
    }

    public override void OnRspGameSync(Result result, RspGameSync rsp) {
      room = rsp.room;
    }

    void Join() {
      string platformToken = Guid.NewGuid().ToString(), name = "m-" + platformToken.Substring(0, 8);
      Call(new ReqRegister { platform_type = PlatformType.CUSTOM, platform_token = platformToken, name = name });
      Call(new ReqLogin { platform_type = PlatformType.CUSTOM, platform_token = platformToken });
      Call(new ReqRandomJoin());
      if (room == null) throw new Failure("there was no room to join");
    }

    void Call(Req req) {
      FieldWriter message = new FieldWriter();
      req.Write(message);
      FieldWriter request = new FieldWriter().UInt64(1, (ulong)ProtocolVersion.V_1).UInt64(2, (ulong)req.Id);
      if (token.Length > 0) request.UInt64(3, ++seqNo).Text(4, token);
      Post post = new Post(api, request.Message(req.Id, message).ToBytes());
      while (!post.IsDone) Thread.Sleep(FRAME_MS);
      if (post.Answer == null) throw new Failure(post.Reason);
      foreach (Fields response in new Fields(post.Answer).Messages(10)) {
        int protocolId = unchecked((int)response.UInt64(2));
        Action<Handlers> call = Handlers.CallOf(protocolId, new Result(response.Message(3)), response.Message(protocolId));
        if (call != null) call(this);
      }
    }

    void Run(int calls) {
      ReqGameSync sync = new ReqGameSync { room_id = room.room_id };
      Process process = Process.GetCurrentProcess();
      int collections = GC.CollectionCount(0);
      double cpuMs = process.TotalProcessorTime.TotalMilliseconds;
      Stopwatch passed = Stopwatch.StartNew();
      for (int made = 0; made < calls; made++) Call(sync);
      double seconds = passed.Elapsed.TotalSeconds;
      process.Refresh();
      cpuMs = process.TotalProcessorTime.TotalMilliseconds - cpuMs;
      long allocated = (GC.CollectionCount(0) - collections) * nurseryBytes;
      string line = "{{\"calls\":{0},\"seconds\":{1},\"cpuUs\":{2},\"allocatedBytes\":{3}}}";
      Console.WriteLine(string.Format(CultureInfo.InvariantCulture, line, calls, seconds, cpuMs * 1000, allocated));
    }
  }
}
