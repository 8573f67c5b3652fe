// Checks signed notes, inclusion and consistency proofs with the packages of Go's checksum database, which know nothing
// of this project. Reads one JSON object; writes one line per claim: "yes" or "no".
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type claims struct {
	Vkey  string
	Notes []string
	// Leaf at Index of the tree of Size with that Root.
	Inclusion []struct {
		Index, Size int64
		Leaf, Root  string
		Path        []string
	}
	Consistency []struct {
		From, To         int64
		FromRoot, ToRoot string
		Path             []string
	}
}

func hash(text string) tlog.Hash {
	var out tlog.Hash
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(bytes) != len(out) {
		panic("no hash: " + text)
	}
	copy(out[:], bytes)
	return out
}

func path(texts []string) []tlog.Hash {
	out := []tlog.Hash{}
	for _, text := range texts {
		out = append(out, hash(text))
	}
	return out
}

func say(err error) {
	if err == nil {
		fmt.Println("yes")
	} else {
		fmt.Println("no")
	}
}

func main() {
	var all claims
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		panic(err)
	}
	verifier, err := note.NewVerifier(all.Vkey)
	if err != nil {
		panic(err)
	}
	for _, text := range all.Notes {
		_, err := note.Open([]byte(text), note.VerifierList(verifier))
		say(err)
	}
	for _, each := range all.Inclusion {
		say(tlog.CheckRecord(path(each.Path), each.Size, hash(each.Root), each.Index, hash(each.Leaf)))
	}
	for _, each := range all.Consistency {
		say(tlog.CheckTree(path(each.Path), each.To, hash(each.ToRoot), each.From, hash(each.FromRoot)))
	}
}
