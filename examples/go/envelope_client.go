// Plays Othello by itself over the envelope, protocol version 2: Go's standard library and protobuf are all that it needs.
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	mathrand "math/rand"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"
	pb "othello-rpc/othello"
)

const (
	callTimeout = 5 * time.Second
	resendPause = time.Second
	largestBody = 1 << 20
)

// server is `POST /api` for one player: the token and the number of the call go along in each Request.
type server struct {
	api   string
	tries int
	http  http.Client
	token string
	seqNo uint32
}

// call sends a Request and returns its Responses, the first of which answers it. The same bytes sent again get the same
// answer, and nothing is done twice.
func (s *server) call(id int32, request *pb.Request) ([]*pb.Response, error) {
	request.ProtocolVersion = proto.Uint32(uint32(pb.ProtocolVersion_V_2))
	request.ProtocolId = proto.Int32(id)
	if s.token != "" {
		s.seqNo++
		request.Token, request.SeqNo = proto.String(s.token), proto.Uint32(s.seqNo)
	}
	body, err := proto.Marshal(request)
	if err != nil {
		return nil, err
	}
	var reason error
	for attempt := 0; attempt < s.tries; attempt++ {
		if attempt > 0 {
			time.Sleep(resendPause)
		}
		responses, isFinal, err := s.post(body)
		if err == nil || isFinal {
			return responses, err
		}
		reason = err
	}
	return nil, fmt.Errorf("%s has not answered in %d tries (%v): start the server, or give its --url", s.api, s.tries, reason)
}

// post sends a body once. An error is final when the same bytes would meet it again.
func (s *server) post(body []byte) (responses []*pb.Response, isFinal bool, err error) {
	answer, err := s.http.Post(s.api, "application/x-protobuf", bytes.NewReader(body))
	var failed *url.Error
	if errors.As(err, &failed) && failed.Timeout() {
		return nil, false, fmt.Errorf("nothing came in %d s", callTimeout/time.Second)
	}
	if err != nil {
		return nil, false, errors.Unwrap(err)
	}
	defer answer.Body.Close()
	received, err := io.ReadAll(io.LimitReader(answer.Body, largestBody))
	if err != nil {
		return nil, false, err
	}
	switch status := answer.StatusCode; {
	case status == http.StatusConflict, status == http.StatusRequestTimeout, status == http.StatusTooManyRequests, status >= 500:
		return nil, false, errors.New(answer.Status)
	case status != http.StatusOK:
		return nil, true, fmt.Errorf("%s answers %s: is it an Othello server's URL?", s.api, answer.Status)
	}
	var message pb.MultipleResponse
	kind := answer.Header.Get("content-type")
	if !strings.HasPrefix(kind, "application/x-protobuf") || proto.Unmarshal(received, &message) != nil || len(message.Responses) == 0 {
		return nil, true, fmt.Errorf("%s answers with %s that is no Othello server's: give the server's own --url", s.api, kind)
	}
	return message.Responses, true, nil
}

// login registers and logs in a new player.
func (s *server) login(name string) (*pb.User, error) {
	secret := proto.String("go-" + randomText(16))
	custom := pb.PlatformType_CUSTOM.Enum()
	register := &pb.ReqRegister{PlatformType: custom, PlatformToken: secret, Name: proto.String(name)}
	registered, err := s.call(101, &pb.Request{RegisterReq: register})
	if err != nil {
		return nil, err
	}
	// one that was sent again finds itself done
	if result := registered[0].GetResult(); result.GetCode() != pb.ResultCode_Success && result.GetCode() != pb.ResultCode_ErrorUserAlreadyExists {
		return nil, fmt.Errorf("the server refuses the name %s: %s", name, result.GetMessage())
	}
	answers, err := s.call(100, &pb.Request{LoginReq: &pb.ReqLogin{PlatformType: custom, PlatformToken: secret}})
	if err != nil {
		return nil, err
	}
	if result := answers[0].GetResult(); result.GetCode() != pb.ResultCode_Success {
		return nil, fmt.Errorf("the server refuses the login: %s", result.GetMessage())
	}
	s.token, s.seqNo = answers[0].GetLoginRsp().GetToken(), 0
	return answers[0].GetLoginRsp().GetUser(), nil
}

// playGame plays one game to its end.
func (s *server) playGame(user *pb.User, pause time.Duration) (*pb.RspGameOver, error) {
	answers, err := s.call(107, &pb.Request{RandomJoinReq: &pb.ReqRandomJoin{CreateIfNone: proto.Bool(true)}})
	for err == nil {
		room, over := roomAndEnd(answers)
		if over != nil {
			return over, nil
		}
		if room == nil {
			return nil, fmt.Errorf("the server refuses to go on: %s", answers[0].GetResult().GetMessage())
		}
		if isTurnOf(user, room) {
			moves := room.GetLegalMoves()
			square := uint32(moves[mathrand.Intn(len(moves))])
			put := &pb.ReqGamePut{RoomId: room.RoomId, R: proto.Uint32(square / 8), C: proto.Uint32(square % 8), Version: room.Version}
			answers, err = s.call(104, &pb.Request{GamePutReq: put})
		} else {
			time.Sleep(pause)
			answers, err = s.call(105, &pb.Request{GameSyncReq: &pb.ReqGameSync{RoomId: room.RoomId}})
		}
	}
	return nil, err
}

func isTurnOf(user *pb.User, room *pb.GameRoom) bool {
	switch room.GetStatus() {
	case pb.GameRoom_TURN_USER1:
		return room.GetUser_1() == user.GetId()
	case pb.GameRoom_TURN_USER2:
		return room.GetUser_2() == user.GetId()
	}
	return false
}

// roomAndEnd is what answers say of the room, and how the game ended if it did.
func roomAndEnd(answers []*pb.Response) (room *pb.GameRoom, over *pb.RspGameOver) {
	for _, each := range answers {
		for _, told := range []*pb.GameRoom{each.GetMakeGameRoomRsp().GetRoom(), each.GetJoinGameRoomRsp().GetRoom(), each.GetGameSyncRsp().GetRoom()} {
			if told != nil {
				room = told
			}
		}
		if each.GameOverRsp != nil {
			over = each.GameOverRsp
		}
	}
	return room, over
}

func randomText(length int) string {
	random := make([]byte, length)
	if _, err := rand.Read(random); err != nil {
		panic(err) // a system without randomness
	}
	return hex.EncodeToString(random)
}

func run() error {
	address := flag.String("url", "http://127.0.0.1:14500", "of the server")
	games := flag.Int("games", 1, "to play; 0 = for ever")
	name := flag.String("name", "go-"+randomText(4), "of the player")
	seed := flag.Int64("seed", time.Now().UnixNano(), "of the choice of moves")
	pause := flag.Float64("pause", 0.5, "seconds between two polls")
	tries := flag.Int("tries", 10, "how often one call is sent")
	flag.Parse()
	mathrand.Seed(*seed)
	if parsed, err := url.Parse(*address); err != nil || parsed.Host == "" || !strings.HasPrefix(parsed.Scheme, "http") {
		return fmt.Errorf("--url %s is no server's address: give one like http://127.0.0.1:14500", *address)
	}
	player := &server{api: strings.TrimRight(*address, "/") + "/api", tries: *tries, http: http.Client{Timeout: callTimeout}}
	user, err := player.login(*name)
	if err != nil {
		return err
	}
	for played := 0; played < *games || *games == 0; {
		over, err := player.playGame(user, time.Duration(*pause*float64(time.Second)))
		if err != nil {
			return err
		}
		if over.GetOpponent().GetId() == 0 {
			continue // nobody came
		}
		played++
		winner := over.GetOpponent().GetName()
		if over.GetWinner() == 0 {
			winner = "nobody"
		} else if over.GetWinner() == over.GetUser().GetId() {
			winner = over.GetUser().GetName()
		}
		fmt.Printf("game %d: %s won, %s %d-%d %s\n", played, winner, over.GetUser().GetName(), over.GetMyScore(), over.GetOpponentScore(), over.GetOpponent().GetName())
	}
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
