(* The encoding of everything that is hashed, encrypted or signed, and its decoder, step by step as the code does it:
     enc(label, f1 .. fn) = I2OSP(len(label), 1) || label || I2OSP(n, 2) || for each field I2OSP(len, 4) || field *)
From Coq Require Import List NArith.
From Coq Require Import Strings.Byte.
From Sluis Require Import Numbers.
Import ListNotations.
Open Scope N_scope.

Definition field_bytes (f : bytes) : bytes := i2osp (len f) 4 ++ f.

Definition body (fields : list bytes) : bytes := concat (map field_bytes fields).

Definition fits (label : bytes) (fields : list bytes) : bool :=
  (1 <=? len label) && (len label <=? 255) && (len fields <=? 65535)
  && forallb (fun f => len f <=? 4294967295) fields.

(* None where the code throws ENC_FIELD_INVALID. *)
Definition enc (label : bytes) (fields : list bytes) : option bytes :=
  if fits label fields
  then Some (i2osp (len label) 1 ++ label ++ i2osp (len fields) 2 ++ body fields)
  else None.

Definition byte_eqb (a b : byte) : bool := Byte.to_N a =? Byte.to_N b.

Fixpoint strip (prefix l : bytes) : option bytes :=
  match prefix, l with
  | [], rest => Some rest
  | p :: ps, b :: bs => if byte_eqb p b then strip ps bs else None
  | _ :: _, [] => None
  end.

(* The first n bytes and the rest; None when there are not that many. *)
Definition take (n : N) (l : bytes) : option (bytes * bytes) :=
  if n <=? len l then Some (firstn (N.to_nat n) l, skipn (N.to_nat n) l) else None.

Fixpoint decode_fields (count : nat) (l : bytes) : option (list bytes) :=
  match count with
  | O => match l with [] => Some [] | _ :: _ => None end
  | S count' =>
    match take 4 l with
    | None => None
    | Some (header, rest) =>
      match take (os2ip header) rest with
      | None => None
      | Some (f, rest') =>
        match decode_fields count' rest' with
        | None => None
        | Some fields => Some (f :: fields)
        end
      end
    end
  end.

(* None where the code throws ENC_MALFORMED. *)
Definition decode (label : bytes) (l : bytes) : option (list bytes) :=
  match l with
  | [] => None
  | first :: rest =>
    if Byte.to_N first =? len label then
      match strip label rest with
      | None => None
      | Some rest' =>
        match take 2 rest' with
        | None => None
        | Some (count, rest'') => decode_fields (N.to_nat (os2ip count)) rest''
        end
      end
    else None
  end.
