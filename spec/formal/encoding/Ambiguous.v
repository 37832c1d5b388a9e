(* What goes wrong without the lengths, or with too short ones: two inputs with the same bytes, proved to be so. *)
From Coq Require Import List NArith.
From Coq Require Import Strings.Byte.
From Sluis Require Import Numbers Encode.
Import ListNotations.
Open Scope N_scope.

Definition collides (e : bytes -> list bytes -> bytes) : Prop :=
  exists label1 fields1 label2 fields2,
    (label1, fields1) <> (label2, fields2) /\ e label1 fields1 = e label2 fields2.

Definition join (label : bytes) (fields : list bytes) : bytes := label ++ concat fields.

Theorem join_collides : collides join.
Proof.
  exists [x48], [[]; [x41]], [x48], [[x41]; []]. split; [discriminate | reflexivity].
Qed.

(* The number of fields in front does not help. *)
Definition count_only (label : bytes) (fields : list bytes) : bytes :=
  i2osp (len label) 1 ++ label ++ i2osp (len fields) 2 ++ concat fields.

Theorem count_only_collides : collides count_only.
Proof.
  exists [x48], [[]; [x41]], [x48], [[x41]; []]. split; [discriminate | reflexivity].
Qed.

(* Nor does a length that is cut to its last byte: a field of 256 bytes looks empty. *)
Definition cut_header (label : bytes) (fields : list bytes) : bytes :=
  i2osp (len label) 1 ++ label ++ i2osp (len fields) 2 ++ concat (map (fun f => i2osp (len f) 1 ++ f) fields).

Theorem cut_header_collides : collides cut_header.
Proof.
  exists [x48], [repeat x00 256; []], [x48], [[]; repeat x00 256]. split; [discriminate | reflexivity].
Qed.

(* A label without its length runs into what follows it. *)
Definition bare_label (label : bytes) (fields : list bytes) : bytes := label ++ i2osp (len fields) 2 ++ body fields.

Theorem bare_label_collides : collides bare_label.
Proof.
  exists [x48], [[]], [x48; x00; x01; x00; x00], []. split; [discriminate | reflexivity].
Qed.

(* A decoder that does not ask whether bytes are left over: two byte strings stand for one input. *)
Fixpoint loose_fields (count : nat) (l : bytes) : option (list bytes) :=
  match count with
  | O => Some []
  | S count' =>
    match take 4 l with
    | None => None
    | Some (header, rest) =>
      match take (os2ip header) rest with
      | None => None
      | Some (f, rest') => option_map (cons f) (loose_fields count' rest')
      end
    end
  end.

Theorem loose_fields_two_forms : exists fields b1 b2,
  b1 <> b2 /\ loose_fields 1 b1 = Some fields /\ loose_fields 1 b2 = Some fields.
Proof.
  exists [[x41]], [x00; x00; x00; x01; x41], [x00; x00; x00; x01; x41; x00].
  split; [discriminate | split; reflexivity].
Qed.

Print Assumptions join_collides.
Print Assumptions count_only_collides.
Print Assumptions cut_header_collides.
Print Assumptions bare_label_collides.
Print Assumptions loose_fields_two_forms.
