(* Numbers as bytes, big-endian: I2OSP and OS2IP of RFC 8017, sections 4.1 and 4.2. *)
From Coq Require Import List PeanoNat NArith Lia.
From Coq Require Import Strings.Byte.
Import ListNotations.
Open Scope N_scope.

Definition bytes := list byte.
Definition len {A} (l : list A) : N := N.of_nat (length l).

Definition byte_of (n : N) : byte :=
  match Byte.of_N (n mod 256) with Some b => b | None => x00 end.

Fixpoint i2osp (n : N) (width : nat) : bytes :=
  match width with
  | O => []
  | S w => i2osp (n / 256) w ++ [byte_of n]
  end.

Definition os2ip (l : bytes) : N := fold_left (fun n b => n * 256 + Byte.to_N b) l 0.

Lemma to_N_byte_of : forall n, Byte.to_N (byte_of n) = n mod 256.
Proof.
  intros n. unfold byte_of.
  destruct (Byte.of_N (n mod 256)) as [b|] eqn:E.
  - apply Byte.to_of_N. exact E.
  - apply Byte.of_N_None_iff in E. pose proof (N.mod_lt n 256). lia.
Qed.

Lemma byte_of_to_N : forall b, byte_of (Byte.to_N b) = b.
Proof.
  intros b. unfold byte_of.
  pose proof (Byte.to_N_bounded b).
  rewrite N.mod_small by lia. rewrite Byte.of_to_N. reflexivity.
Qed.

Lemma os2ip_app : forall l b, os2ip (l ++ [b]) = os2ip l * 256 + Byte.to_N b.
Proof. intros. unfold os2ip. rewrite fold_left_app. reflexivity. Qed.

Lemma i2osp_length : forall width n, length (i2osp n width) = width.
Proof.
  induction width as [|w IH]; intros n; simpl; [reflexivity|].
  rewrite app_length, IH. simpl. lia.
Qed.

Theorem os2ip_i2osp : forall width n, n < 256 ^ N.of_nat width -> os2ip (i2osp n width) = n.
Proof.
  induction width as [|w IH]; intros n H.
  - change (256 ^ N.of_nat 0) with 1 in H. unfold os2ip. cbn. lia.
  - cbn [i2osp]. rewrite os2ip_app, to_N_byte_of, IH.
    + pose proof (N.div_mod n 256). lia.
    + apply N.div_lt_upper_bound; [lia|].
      rewrite Nat2N.inj_succ, N.pow_succ_r' in H. exact H.
Qed.

Lemma os2ip_bound : forall l, os2ip l < 256 ^ len l.
Proof.
  induction l as [|b l IH] using rev_ind.
  - unfold os2ip, len. simpl. lia.
  - rewrite os2ip_app. unfold len in *. rewrite app_length, Nat2N.inj_add, N.pow_add_r.
    change (256 ^ N.of_nat (length [b])) with 256.
    pose proof (Byte.to_N_bounded b). nia.
Qed.

Theorem i2osp_os2ip : forall l, i2osp (os2ip l) (length l) = l.
Proof.
  induction l as [|b l IH] using rev_ind; [reflexivity|].
  rewrite app_length, Nat.add_comm. cbn [length Nat.add i2osp]. rewrite os2ip_app.
  pose proof (Byte.to_N_bounded b) as B.
  replace ((os2ip l * 256 + Byte.to_N b) / 256) with (os2ip l).
  - rewrite IH. f_equal. f_equal.
    rewrite <- (byte_of_to_N b) at 2. unfold byte_of.
    rewrite N.add_comm, N.mod_add by lia. reflexivity.
  - symmetry. rewrite N.div_add_l by lia. rewrite N.div_small by lia. lia.
Qed.

Theorem i2osp_injective : forall width n m,
  n < 256 ^ N.of_nat width -> m < 256 ^ N.of_nat width -> i2osp n width = i2osp m width -> n = m.
Proof.
  intros width n m Hn Hm E.
  rewrite <- (os2ip_i2osp width n Hn), <- (os2ip_i2osp width m Hm), E. reflexivity.
Qed.

Print Assumptions i2osp_injective.
Print Assumptions i2osp_os2ip.
