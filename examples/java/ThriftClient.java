import java.util.UUID;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMultiplexedProtocol;
import org.apache.thrift.transport.TSocket;
import othello.ErrorUserNotRegistered;
import othello.FollowUp;
import othello.OthelloService;
import othello.PlatformType;
import othello.ReqCreateGameRoom;
import othello.ReqGamePut;
import othello.ReqJoinGameRoom;
import othello.ReqLogin;
import othello.ReqRegister;

/** Two players' first move over Thrift: the method's prefix carries the token and the number of each call. */
class ThriftClient {
  private final TSocket socket;
  private String token;
  private int seqNo;

  /** Registers and logs in a new player, on a connection of their own. */
  private ThriftClient(String target) throws TException {
    int colon = target.lastIndexOf(':');
    socket = new TSocket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
    socket.open();
    var device = UUID.randomUUID().toString();
    var me = new ReqLogin().setPlatform_type(PlatformType.CUSTOM).setPlatform_token(device);
    try {
      next().Login(me);
      throw new IllegalStateException("a player that is made up just now is known already");
    } catch (ErrorUserNotRegistered expected) {
      var name = "java-" + device.substring(0, 8);
      next().Register(new ReqRegister().setPlatform_type(PlatformType.CUSTOM).setPlatform_token(device).setName(name));
    }
    token = next().Login(me).getToken();
  }

  /** For one call. The same call sent again with the same prefix gets the same answer. */
  private OthelloService.Client next() {
    var service = token == null ? "OthelloService" : "token=" + token + "&x-seq-no=" + ++seqNo;
    return new OthelloService.Client(new TMultiplexedProtocol(new TBinaryProtocol(socket), service));
  }

  public static void main(String[] arguments) {
    var target = arguments.length == 0 ? "127.0.0.1:14502" : arguments[0];
    try {
      var white = new ThriftClient(target);
      var black = new ThriftClient(target);
      var invite = white.next().CreateGameRoom(new ReqCreateGameRoom().setPrivate_(true)).getRoom().getInvite();
      var room = black.next().JoinGameRoom(new ReqJoinGameRoom().setInvite(invite)).getRoom();
      int square = room.getLegal_moves()[0];
      var put = new ReqGamePut().setRoom_id(room.getRoom_id()).setVersion(room.getVersion());
      var answer = black.next().GamePut(put.setR(square / 8).setC(square % 8));
      for (FollowUp each : answer.getFollow_ups())
        if (each.isSetGameSyncRsp())
          System.out.printf("black has put at %d,%d: %s%n", square / 8, square % 8, each.getGameSyncRsp().getRoom().getStatus());
    } catch (TException failed) {
      System.err.println(target + ": " + failed.getMessage());
      System.exit(1);
    }
  }
}
