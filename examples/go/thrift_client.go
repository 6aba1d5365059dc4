// Two players' first move over Thrift: THeader carries the token and the number of each call.
package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"

	"github.com/apache/thrift/lib/go/thrift"
	"othello"
)

// player is one session, on a connection of its own.
type player struct {
	*othello.OthelloServiceClient
	token string
	seqNo int
}

// next is the context of the player's next call. The same one sent again gets the same answer.
func (p *player) next() context.Context {
	p.seqNo++
	ctx := thrift.SetHeader(context.Background(), "x-seq-no", strconv.Itoa(p.seqNo))
	if p.token != "" {
		ctx = thrift.SetHeader(ctx, "authorization", "Bearer "+p.token)
	}
	return thrift.SetWriteHeaderList(ctx, []string{"authorization", "x-seq-no"})
}

// enter registers and logs in a new player.
func enter(target string) (*player, error) {
	transport := thrift.NewTHeaderTransportConf(thrift.NewTSocketConf(target, nil), nil)
	if err := transport.Open(); err != nil {
		return nil, err
	}
	p := &player{OthelloServiceClient: othello.NewOthelloServiceClientFactory(transport, thrift.NewTHeaderProtocolFactoryConf(nil))}
	custom, device := othello.PlatformType_CUSTOM, "go-"+randomText(16)
	me := &othello.ReqLogin{PlatformType: &custom, PlatformToken: &device}
	_, err := p.Login(p.next(), me)
	if _, isNew := err.(*othello.ErrorUserNotRegistered); !isNew {
		return nil, fmt.Errorf("a player that is made up just now is not unknown: %v", err)
	}
	name := "go-" + randomText(4)
	if _, err = p.Register(p.next(), &othello.ReqRegister{PlatformType: &custom, PlatformToken: &device, Name: &name}); err != nil {
		return nil, err
	}
	answer, err := p.Login(p.next(), me)
	if err != nil {
		return nil, err
	}
	p.token, p.seqNo = answer.GetToken(), 0
	return p, nil
}

func randomText(length int) string {
	random := make([]byte, length)
	if _, err := rand.Read(random); err != nil {
		panic(err) // a system without randomness
	}
	return hex.EncodeToString(random)
}

func play(target string) error {
	white, err := enter(target)
	if err != nil {
		return err
	}
	black, err := enter(target)
	if err != nil {
		return err
	}
	private := true
	created, err := white.CreateGameRoom(white.next(), &othello.ReqCreateGameRoom{Private_: &private})
	if err != nil {
		return err
	}
	joined, err := black.JoinGameRoom(black.next(), &othello.ReqJoinGameRoom{Invite: created.Room.Invite})
	if err != nil {
		return err
	}
	square := int32(joined.Room.LegalMoves[0])
	row, column := square/8, square%8
	put := &othello.ReqGamePut{RoomID: joined.Room.RoomID, R: &row, C: &column, Version: joined.Room.Version}
	answer, err := black.GamePut(black.next(), put)
	if err != nil {
		return err
	}
	for _, each := range answer.FollowUps {
		if each.GameSyncRsp != nil {
			fmt.Printf("black has put at %d,%d: %v\n", row, column, each.GameSyncRsp.Room.GetStatus())
		}
	}
	return nil
}

func main() {
	target := "127.0.0.1:14502"
	if len(os.Args) > 1 {
		target = os.Args[1]
	}
	if err := play(target); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", target, err)
		os.Exit(1)
	}
}
