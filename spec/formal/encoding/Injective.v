(* Decoding undoes encoding, and two inputs never give the same bytes: for every label and every list of fields. *)
From Coq Require Import List PeanoNat NArith Lia.
From Coq Require Import Strings.Byte.
From Sluis Require Import Numbers Encode.
Import ListNotations.
Open Scope N_scope.

Lemma take_app : forall n l rest, length l = N.to_nat n -> take n (l ++ rest) = Some (l, rest).
Proof.
  intros n l rest H. unfold take, len. rewrite app_length.
  destruct (N.leb_spec n (N.of_nat (length l + length rest))); [|lia].
  rewrite <- H, firstn_app, skipn_app, Nat.sub_diag, firstn_all, skipn_all. simpl.
  rewrite app_nil_r. reflexivity.
Qed.

Lemma strip_app : forall p rest, strip p (p ++ rest) = Some rest.
Proof.
  induction p as [|b p IH]; intros rest; simpl; [reflexivity|].
  unfold byte_eqb. rewrite N.eqb_refl. apply IH.
Qed.

Lemma decode_fields_body : forall fields,
  forallb (fun f => len f <=? 4294967295) fields = true ->
  decode_fields (length fields) (body fields) = Some fields.
Proof.
  induction fields as [|f fields IH]; intros H; [reflexivity|].
  simpl in H. apply andb_prop in H. destruct H as [Hf Hr]. apply N.leb_le in Hf.
  unfold body. cbn [map concat length decode_fields]. unfold field_bytes at 1.
  rewrite <- !app_assoc.
  rewrite take_app by (rewrite i2osp_length; reflexivity).
  rewrite os2ip_i2osp by (change (256 ^ N.of_nat 4) with 4294967296; lia).
  rewrite take_app by (unfold len; lia).
  fold (body fields). rewrite (IH Hr). reflexivity.
Qed.

Lemma fits_spec : forall label fields, fits label fields = true ->
  1 <= len label /\ len label <= 255 /\ len fields <= 65535
  /\ forallb (fun f => len f <=? 4294967295) fields = true.
Proof.
  intros label fields H. unfold fits in H.
  apply andb_prop in H. destruct H as [H Hf].
  apply andb_prop in H. destruct H as [H Hn].
  apply andb_prop in H. destruct H as [H1 H2].
  apply N.leb_le in H1, H2, Hn. auto.
Qed.

Lemma some_eq : forall (x y : bytes), Some x = Some y -> x = y.
Proof. congruence. Qed.

Theorem decode_enc : forall label fields b,
  enc label fields = Some b -> decode label b = Some fields.
Proof.
  intros label fields b E. unfold enc in E.
  destruct (fits label fields) eqn:F; [|discriminate].
  apply fits_spec in F. destruct F as (H1 & H2 & Hn & Hf).
  apply some_eq in E. subst b.
  change (i2osp (len label) 1 ++ label ++ i2osp (len fields) 2 ++ body fields)
    with (byte_of (len label) :: (label ++ i2osp (len fields) 2 ++ body fields)).
  unfold decode.
  rewrite to_N_byte_of, N.mod_small by lia. rewrite N.eqb_refl.
  rewrite strip_app.
  rewrite take_app by (rewrite i2osp_length; reflexivity).
  rewrite os2ip_i2osp by (change (256 ^ N.of_nat 2) with 65536; lia).
  unfold len. rewrite Nat2N.id. apply decode_fields_body. exact Hf.
Qed.

Lemma app_split : forall (a b x y : bytes), length a = length b -> a ++ x = b ++ y -> a = b /\ x = y.
Proof.
  induction a as [|e a IH]; intros [|f b] x y L E; try discriminate; [auto|].
  injection L as L. cbn [app] in E. injection E as -> E.
  destruct (IH b x y L E) as [-> ->]. auto.
Qed.

(* The label stands in front with its length: bytes under two labels differ too. *)
Lemma label_of_enc : forall label1 label2 fields1 fields2 b,
  enc label1 fields1 = Some b -> enc label2 fields2 = Some b -> label1 = label2.
Proof.
  intros label1 label2 fields1 fields2 b E1 E2. unfold enc in *.
  destruct (fits label1 fields1) eqn:F1; [|discriminate].
  destruct (fits label2 fields2) eqn:F2; [|discriminate].
  apply fits_spec in F1, F2.
  apply some_eq in E1, E2. rewrite <- E1 in E2.
  destruct F1 as (_ & F1 & _), F2 as (_ & F2 & _).
  apply app_split in E2; [|rewrite !i2osp_length; reflexivity]. destruct E2 as [Eh Er].
  apply i2osp_injective in Eh; [|change (256 ^ N.of_nat 1) with 256; lia..].
  apply app_split in Er; [|unfold len in Eh; lia]. symmetry. apply Er.
Qed.

Theorem enc_injective : forall label1 label2 fields1 fields2 b,
  enc label1 fields1 = Some b -> enc label2 fields2 = Some b -> label1 = label2 /\ fields1 = fields2.
Proof.
  intros label1 label2 fields1 fields2 b E1 E2.
  pose proof (label_of_enc _ _ _ _ _ E1 E2) as L. split; [exact L|]. subst label2.
  apply decode_enc in E1, E2. rewrite E1 in E2. injection E2 as E2. exact E2.
Qed.

(* ---- No encoding is the beginning of another ---- *)

Lemma body_prefix : forall fields1 fields2 rest,
  length fields1 = length fields2 ->
  forallb (fun f => len f <=? 4294967295) fields1 = true ->
  forallb (fun f => len f <=? 4294967295) fields2 = true ->
  body fields2 = body fields1 ++ rest -> fields1 = fields2 /\ rest = [].
Proof.
  induction fields1 as [|f fields1 IH]; intros [|g fields2] rest L F1 F2 E; try discriminate.
  - split; [reflexivity|]. symmetry. exact E.
  - injection L as L. cbn [forallb] in F1, F2.
    apply andb_prop in F1, F2. destruct F1 as [Hf F1], F2 as [Hg F2]. apply N.leb_le in Hf, Hg.
    unfold body in E. cbn [map concat] in E. fold (body fields1) in E. fold (body fields2) in E.
    unfold field_bytes in E. rewrite <- !app_assoc in E.
    apply app_split in E; [|rewrite !i2osp_length; reflexivity]. destruct E as [Eh E].
    apply i2osp_injective in Eh; [|change (256 ^ N.of_nat 4) with 4294967296; lia..].
    apply app_split in E; [|unfold len in Eh; lia]. destruct E as [-> E].
    destruct (IH fields2 rest L F1 F2 E) as [-> ->]. auto.
Qed.

Theorem enc_prefix_free : forall label1 label2 fields1 fields2 b rest,
  enc label1 fields1 = Some b -> enc label2 fields2 = Some (b ++ rest) ->
  rest = [] /\ label1 = label2 /\ fields1 = fields2.
Proof.
  intros label1 label2 fields1 fields2 b rest E1 E2. unfold enc in *.
  destruct (fits label1 fields1) eqn:F1; [|discriminate].
  destruct (fits label2 fields2) eqn:F2; [|discriminate].
  apply fits_spec in F1, F2. destruct F1 as (_ & L1 & N1 & F1), F2 as (_ & L2 & N2 & F2).
  apply some_eq in E1, E2. subst b. rewrite <- !app_assoc in E2.
  apply app_split in E2; [|rewrite !i2osp_length; reflexivity]. destruct E2 as [Eh E].
  apply i2osp_injective in Eh; [|change (256 ^ N.of_nat 1) with 256; lia..].
  apply app_split in E; [|unfold len in Eh; lia]. destruct E as [El E].
  apply app_split in E; [|rewrite !i2osp_length; reflexivity]. destruct E as [En E].
  apply i2osp_injective in En; [|change (256 ^ N.of_nat 2) with 65536; lia..].
  apply body_prefix in E; [|apply Nat2N.inj; symmetry; exact En|exact F1|exact F2].
  destruct E as [-> ->]. auto.
Qed.

Print Assumptions decode_enc.
Print Assumptions enc_injective.
Print Assumptions enc_prefix_free.
