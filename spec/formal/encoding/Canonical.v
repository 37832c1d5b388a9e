(* The decoder takes nothing but encodings: each input has exactly one form. *)
From Coq Require Import List PeanoNat NArith Lia.
From Coq Require Import Strings.Byte.
From Sluis Require Import Numbers Encode.
Import ListNotations.
Open Scope N_scope.

Lemma take_spec : forall n l a rest, take n l = Some (a, rest) -> l = a ++ rest /\ len a = n.
Proof.
  intros n l a rest H. unfold take in H. destruct (N.leb_spec n (len l)); [|discriminate].
  injection H as <- <-. split; [symmetry; apply firstn_skipn|].
  unfold len in *. rewrite firstn_length. lia.
Qed.

Lemma strip_spec : forall p l rest, strip p l = Some rest -> l = p ++ rest.
Proof.
  induction p as [|a p IH]; intros l rest H; simpl in H; [injection H as <-; reflexivity|].
  destruct l as [|b l]; [discriminate|]. unfold byte_eqb in H.
  destruct (N.eqb_spec (Byte.to_N a) (Byte.to_N b)) as [E|]; [|discriminate].
  apply IH in H. subst l. rewrite <- (byte_of_to_N a), <- (byte_of_to_N b), E. reflexivity.
Qed.

Lemma header_back : forall header n, len header = N.of_nat n -> i2osp (os2ip header) n = header.
Proof.
  intros header n H. unfold len in H. apply Nat2N.inj in H. subst n. apply i2osp_os2ip.
Qed.

Lemma decode_fields_spec : forall count l fields,
  decode_fields count l = Some fields ->
  length fields = count /\ l = body fields /\ forallb (fun f => len f <=? 4294967295) fields = true.
Proof.
  induction count as [|count IH]; intros l fields H; simpl in H.
  - destruct l; [|discriminate]. injection H as <-. auto.
  - destruct (take 4 l) as [[header rest]|] eqn:T1; [|discriminate].
    destruct (take (os2ip header) rest) as [[f rest']|] eqn:T2; [|discriminate].
    destruct (decode_fields count rest') as [fs|] eqn:D; [|discriminate].
    injection H as <-. apply IH in D. destruct D as (Dl & Db & Df).
    apply take_spec in T1, T2. destruct T1 as [-> H4], T2 as [-> Hlen].
    split; [simpl; lia|]. split.
    + unfold body. cbn [map concat]. unfold field_bytes at 1. rewrite <- app_assoc.
      rewrite Hlen, (header_back header 4 H4). rewrite Db. reflexivity.
    + simpl. rewrite Df, Bool.andb_true_r. apply N.leb_le. rewrite Hlen.
      pose proof (os2ip_bound header) as B. rewrite H4 in B.
      change (256 ^ 4) with 4294967296 in B. lia.
Qed.

Theorem decode_canonical : forall label b fields,
  label <> [] -> decode label b = Some fields -> enc label fields = Some b.
Proof.
  intros label b fields Hl H. unfold decode in H.
  destruct b as [|first rest]; [discriminate|].
  destruct (N.eqb_spec (Byte.to_N first) (len label)) as [E|]; [|discriminate].
  destruct (strip label rest) as [rest'|] eqn:S; [|discriminate].
  destruct (take 2 rest') as [[count rest'']|] eqn:T; [|discriminate].
  apply strip_spec in S. apply take_spec in T. destruct T as [-> H2].
  apply decode_fields_spec in H. destruct H as (Hn & -> & Hf). subst rest.
  pose proof (os2ip_bound count) as B. rewrite H2 in B. change (256 ^ 2) with 65536 in B.
  assert (C : len fields = os2ip count) by (unfold len; rewrite Hn; apply N2Nat.id).
  pose proof (Byte.to_N_bounded first) as Bf.
  assert (L1 : 1 <= len label) by (destruct label; [contradiction|unfold len; simpl; lia]).
  unfold enc, fits. rewrite Hf.
  destruct (N.leb_spec 1 (len label)); [|lia].
  destruct (N.leb_spec (len label) 255); [|lia].
  destruct (N.leb_spec (len fields) 65535); [|lia].
  cbn [andb]. f_equal.
  rewrite C, (header_back count 2 H2), <- E. cbn [i2osp app]. rewrite byte_of_to_N. reflexivity.
Qed.

Print Assumptions decode_canonical.
