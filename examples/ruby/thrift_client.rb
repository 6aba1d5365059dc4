#!/usr/bin/ruby
# Plays Othello by itself over Thrift on a plain socket: the method's prefix, which Thrift::MultiplexedProtocol writes,
# carries the token and the number of each call. Needs Debian's ruby-thrift and thrift-compiler, which makes the stubs here.
require 'optparse'
require 'securerandom'
require 'thrift'
require 'tmpdir'

idl = File.expand_path('../../proto/othello.thrift', __dir__)
Dir.mktmpdir do |made|
  system('thrift', '--gen', 'rb', '-out', made, idl, exception: true)
  $LOAD_PATH.unshift(made)
  require 'othello_service'
end

# `OthelloService` for one player.
class Server
  def initialize(target)
    host, _, port = target.rpartition(':')
    transport = Thrift::BufferedTransport.new(Thrift::Socket.new(host, port.to_i, 25)) # a Subscribe may take 20 s
    transport.open
    @protocol = Thrift::BinaryProtocol.new(transport)
    @seq_no = 0
  end

  # The Rsp<procedure>; what a rule says no with is raised as an exception.
  def call(procedure, request)
    service = @token ? "token=#{@token}&x-seq-no=#{@seq_no += 1}" : 'OthelloService'
    client = Othello::OthelloService::Client.new(Thrift::MultiplexedProtocol.new(@protocol, service))
    client.public_send(procedure, request)
  end

  # Registers and logs in a new player. Returns their User.
  def login(name)
    me = { platform_type: Othello::PlatformType::CUSTOM, platform_token: SecureRandom.uuid }
    begin
      call(:Login, Othello::ReqLogin.new(me))
    rescue Othello::ErrorUserNotRegistered
      call(:Register, Othello::ReqRegister.new(me.merge(name: name)))
    end
    answer = call(:Login, Othello::ReqLogin.new(me))
    @token = answer.token
    answer.user
  end
end

# What an answer says of the room, in itself or in the answers that follow it, and how the game ended if it did.
def room_and_end(answer)
  room = answer.respond_to?(:room) ? answer.room : nil
  over = nil
  (answer.follow_ups || []).each do |each|
    over = each.gameOverRsp || over
    body = each.gameSyncRsp || each.joinGameRoomRsp || each.makeGameRoomRsp
    room = body.room if body
  end
  [room, over]
end

# Plays one game to its end. Returns its FollowGameOver.
def play_game(server, user, random)
  answer = server.call(:RandomJoin, Othello::ReqRandomJoin.new(create_if_none: true))
  loop do
    room, over = room_and_end(answer)
    return over if over

    on_turn = { Othello::GameRoomStatus::TURN_USER1 => room.user_1, Othello::GameRoomStatus::TURN_USER2 => room.user_2 }
    if on_turn[room.status] == user.id
      row, column = room.legal_moves.bytes.sample(random: random).divmod(8)
      put = Othello::ReqGamePut.new(room_id: room.room_id, r: row, c: column, version: room.version)
      answer = server.call(:GamePut, put)
    else
      # waits at the server until the room has changed
      seen = Othello::ReqSubscribe.new(room_id: room.room_id, since_version: room.version)
      answer = server.call(:Subscribe, seen)
      answer = server.call(:GameSync, Othello::ReqGameSync.new(room_id: room.room_id)) unless answer.follow_ups
    end
  end
end

options = { target: '127.0.0.1:14502', games: 1, name: "ruby-#{SecureRandom.hex(4)}", seed: Random.new_seed }
OptionParser.new do |parser|
  parser.on('--target HOST:PORT', 'of the server (127.0.0.1:14502)') { |value| options[:target] = value }
  parser.on('--games N', Integer, 'to play (1)') { |value| options[:games] = value }
  parser.on('--name NAME', 'of the player (made up)') { |value| options[:name] = value }
  parser.on('--seed N', Integer, 'of the choice of moves') { |value| options[:seed] = value }
  parser.on('--pause S', Float, 'is not made: calls wait at the server')
end.parse!

begin
  server = Server.new(options[:target])
  user = server.login(options[:name])
  random = Random.new(options[:seed])
  played = 0
  while played < options[:games]
    over = play_game(server, user, random)
    next unless over.opponent&.id

    played += 1
    winner = { 0 => 'nobody', over.user.id => over.user.name }.fetch(over.winner, over.opponent.name)
    puts "game #{played}: #{winner} won, #{over.user.name} #{over.my_score}-#{over.opponent_score} #{over.opponent.name}"
    $stdout.flush
  end
rescue Thrift::TransportException => e
  abort "#{options[:target]} can't be reached (#{e.message.strip}): start the server, or give its --target"
rescue Thrift::Exception => e
  abort "the server refuses to go on: #{e.message}"
end
