% manifests: Manifests that institution h did not sign

% What the attacker can compute
cnf(make_hkdf, axiom, ~att(X1) | ~att(X2) | ~att(X3) | att(hkdf(X1,X2,X3))).
cnf(make_hash, axiom, ~att(X1) | att(hash(X1))).
cnf(make_siv, axiom, ~att(X1) | ~att(X2) | ~att(X3) | att(siv(X1,X2,X3))).
cnf(make_pk, axiom, ~att(X1) | att(pk(X1))).
cnf(make_sign, axiom, ~att(X1) | ~att(X2) | att(sign(X1,X2))).
cnf(make_seal, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | att(seal(X1,X2,X3,X4))).
cnf(make_key, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | att(key(X1,X2,X3,X4))).
cnf(make_seedText, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | att(seedText(X1,X2,X3,X4))).
cnf(make_context, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | ~att(X5) | att(context(X1,X2,X3,X4,X5))).
cnf(make_signedText, axiom, ~att(X1) | ~att(X2) | att(signedText(X1,X2))).
cnf(make_plain, axiom, ~att(X1) | ~att(X2) | att(plain(X1,X2))).
cnf(make_merge, axiom, ~att(X1) | ~att(X2) | att(merge(X1,X2))).
cnf(make_manifest, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | ~att(X5) | ~att(X6) | att(manifest(X1,X2,X3,X4,X5,X6))).
cnf(make_sealKey, axiom, ~att(X1) | ~att(X2) | att(sealKey(X1,X2))).
cnf(make_signKey, axiom, ~att(X1) | ~att(X2) | att(signKey(X1,X2))).
cnf(make_agreement, axiom, ~att(X1) | ~att(X2) | ~att(X3) | att(agreement(X1,X2,X3))).
cnf(make_domain, axiom, ~att(X1) | ~att(X2) | ~att(X3) | ~att(X4) | att(domain(X1,X2,X3,X4))).

% What it can open
cnf(open_siv, axiom, ~att(siv(K,A,X)) | ~att(K) | ~att(A) | att(X)).
cnf(open_seal, axiom, ~att(seal(pk(K),C,R,X)) | ~att(K) | att(X)).
cnf(read_seal, axiom, ~att(seal(P,C,R,X)) | att(P)).
cnf(read_seal_2, axiom, ~att(seal(P,C,R,X)) | att(C)).
cnf(read_sign, axiom, ~att(sign(K,X)) | att(X)).
cnf(open_key, axiom, ~att(key(X1,X2,X3,X4)) | att(X1)).
cnf(open_key_2, axiom, ~att(key(X1,X2,X3,X4)) | att(X2)).
cnf(open_key_3, axiom, ~att(key(X1,X2,X3,X4)) | att(X3)).
cnf(open_key_4, axiom, ~att(key(X1,X2,X3,X4)) | att(X4)).
cnf(open_seedText, axiom, ~att(seedText(X1,X2,X3,X4)) | att(X1)).
cnf(open_seedText_2, axiom, ~att(seedText(X1,X2,X3,X4)) | att(X2)).
cnf(open_seedText_3, axiom, ~att(seedText(X1,X2,X3,X4)) | att(X3)).
cnf(open_seedText_4, axiom, ~att(seedText(X1,X2,X3,X4)) | att(X4)).
cnf(open_context, axiom, ~att(context(X1,X2,X3,X4,X5)) | att(X1)).
cnf(open_context_2, axiom, ~att(context(X1,X2,X3,X4,X5)) | att(X2)).
cnf(open_context_3, axiom, ~att(context(X1,X2,X3,X4,X5)) | att(X3)).
cnf(open_context_4, axiom, ~att(context(X1,X2,X3,X4,X5)) | att(X4)).
cnf(open_context_5, axiom, ~att(context(X1,X2,X3,X4,X5)) | att(X5)).
cnf(open_signedText, axiom, ~att(signedText(X1,X2)) | att(X1)).
cnf(open_signedText_2, axiom, ~att(signedText(X1,X2)) | att(X2)).
cnf(open_plain, axiom, ~att(plain(X1,X2)) | att(X1)).
cnf(open_plain_2, axiom, ~att(plain(X1,X2)) | att(X2)).
cnf(open_merge, axiom, ~att(merge(X1,X2)) | att(X1)).
cnf(open_merge_2, axiom, ~att(merge(X1,X2)) | att(X2)).
cnf(open_manifest, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X1)).
cnf(open_manifest_2, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X2)).
cnf(open_manifest_3, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X3)).
cnf(open_manifest_4, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X4)).
cnf(open_manifest_5, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X5)).
cnf(open_manifest_6, axiom, ~att(manifest(X1,X2,X3,X4,X5,X6)) | att(X6)).
cnf(open_sealKey, axiom, ~att(sealKey(X1,X2)) | att(X1)).
cnf(open_sealKey_2, axiom, ~att(sealKey(X1,X2)) | att(X2)).
cnf(open_signKey, axiom, ~att(signKey(X1,X2)) | att(X1)).
cnf(open_signKey_2, axiom, ~att(signKey(X1,X2)) | att(X2)).
cnf(open_agreement, axiom, ~att(agreement(X1,X2,X3)) | att(X1)).
cnf(open_agreement_2, axiom, ~att(agreement(X1,X2,X3)) | att(X2)).
cnf(open_agreement_3, axiom, ~att(agreement(X1,X2,X3)) | att(X3)).
cnf(open_domain, axiom, ~att(domain(X1,X2,X3,X4)) | att(X1)).
cnf(open_domain_2, axiom, ~att(domain(X1,X2,X3,X4)) | att(X2)).
cnf(open_domain_3, axiom, ~att(domain(X1,X2,X3,X4)) | att(X3)).
cnf(open_domain_4, axiom, ~att(domain(X1,X2,X3,X4)) | att(X4)).

% What it has
cnf(has_1, axiom, att(a)).
cnf(has_2, axiom, att(b)).
cnf(has_3, axiom, att(c)).
cnf(has_4, axiom, att(h)).
cnf(has_5, axiom, att(d1)).
cnf(has_6, axiom, att(d2)).
cnf(has_7, axiom, att(d3)).
cnf(has_8, axiom, att(one)).
cnf(has_9, axiom, att(two)).
cnf(has_10, axiom, att(none)).
cnf(has_11, axiom, att(zero)).
cnf(has_12, axiom, att(irreversible)).
cnf(has_13, axiom, att(reversible)).
cnf(has_14, axiom, att(keyEncryption)).
cnf(has_15, axiom, att(sealing)).
cnf(has_16, axiom, att(signing)).
cnf(has_17, axiom, att(inner)).
cnf(has_18, axiom, att(wrap)).
cnf(has_19, axiom, att(identity)).
cnf(has_20, axiom, att(activity)).
cnf(has_21, axiom, att(subject)).
cnf(has_22, axiom, att(attribute)).
cnf(has_23, axiom, att(identityEngine)).
cnf(has_24, axiom, att(keyEngine)).
cnf(has_25, axiom, att(signC)).
cnf(has_26, axiom, att(id(c,P))).
cnf(has_27, axiom, att(sealA)).
cnf(has_28, axiom, att(sealB)).
cnf(has_29, axiom, att(rootK)).
cnf(has_30, axiom, att(forged)).
cnf(has_31, axiom, att(spare1)).
cnf(has_32, axiom, att(spare2)).

% What the honest parties do
cnf(keys_of_engines, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(inner,none,none,one),seed(keyEngine,inner,none,none,one)))).
cnf(keys_of_engines_2, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(sealing,none,none,one),seed(keyEngine,sealing,none,none,one)))).
cnf(keys_of_engines_3, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(signing,none,none,one),seed(keyEngine,signing,none,none,one)))).
cnf(keys_of_engines_4, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(wrap,a,d1,one),seed(keyEngine,wrap,a,d1,one)))).
cnf(keys_of_engines_5, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(wrap,a,d1,two),seed(keyEngine,wrap,a,d1,two)))).
cnf(keys_of_engines_6, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(wrap,a,d2,one),seed(keyEngine,wrap,a,d2,one)))).
cnf(keys_of_engines_7, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(reversible,a,d3,one),seed(keyEngine,reversible,a,d3,one)))).
cnf(keys_of_engines_8, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(wrap,b,d1,one),seed(keyEngine,wrap,b,d1,one)))).
cnf(keys_of_engines_9, axiom, att(siv(hkdf(rootK,zero,key(keyEncryption,none,none,one)),seedText(reversible,b,d3,one),seed(keyEngine,reversible,b,d3,one)))).
cnf(directory, axiom, att(pk(sealA))).
cnf(directory_2, axiom, att(pk(sealB))).
cnf(directory_3, axiom, att(pk(hkdf(rootI,seed(identityEngine,sealing,none,none,one),key(sealing,none,none,one))))).
cnf(directory_4, axiom, att(pk(hkdf(rootK,seed(keyEngine,sealing,none,none,one),key(sealing,none,none,one))))).
cnf(directory_5, axiom, att(pk(signH))).
cnf(directory_6, axiom, att(pk(signC))).
cnf(directory_7, axiom, att(pk(hkdf(rootI,seed(identityEngine,signing,none,none,one),key(signing,none,none,one))))).
cnf(directory_8, axiom, att(pk(hkdf(rootK,seed(keyEngine,signing,none,none,one),key(signing,none,none,one))))).
cnf(directory_9, axiom, listed(sealKey(a,pk(sealA)))).
cnf(directory_10, axiom, listed(sealKey(b,pk(sealB)))).
cnf(directory_11, axiom, listed(sealKey(identityEngine,pk(hkdf(rootI,seed(identityEngine,sealing,none,none,one),key(sealing,none,none,one)))))).
cnf(directory_12, axiom, listed(sealKey(keyEngine,pk(hkdf(rootK,seed(keyEngine,sealing,none,none,one),key(sealing,none,none,one)))))).
cnf(directory_13, axiom, listed(signKey(h,pk(signH)))).
cnf(directory_14, axiom, listed(signKey(c,pk(signC)))).
cnf(directory_15, axiom, listed(signKey(identityEngine,pk(hkdf(rootI,seed(identityEngine,signing,none,none,one),key(signing,none,none,one)))))).
cnf(directory_16, axiom, listed(signKey(keyEngine,pk(hkdf(rootK,seed(keyEngine,signing,none,none,one),key(signing,none,none,one)))))).
cnf(directory_17, axiom, listed(agreement(h,a,d1))).
cnf(directory_18, axiom, listed(agreement(h,a,d2))).
cnf(directory_19, axiom, listed(agreement(h,a,d3))).
cnf(directory_20, axiom, listed(agreement(h,b,d1))).
cnf(directory_21, axiom, listed(agreement(h,b,d3))).
cnf(directory_22, axiom, listed(agreement(c,a,d1))).
cnf(directory_23, axiom, listed(agreement(c,b,d1))).
cnf(directory_24, axiom, listed(domain(a,d1,one,irreversible))).
cnf(directory_25, axiom, listed(domain(a,d1,two,irreversible))).
cnf(directory_26, axiom, listed(domain(a,d2,one,irreversible))).
cnf(directory_27, axiom, listed(domain(a,d3,one,reversible))).
cnf(directory_28, axiom, listed(domain(b,d1,one,irreversible))).
cnf(directory_29, axiom, listed(domain(b,d3,one,reversible))).
cnf(deliver, axiom, ~listed(agreement(h,T,D)) | ~listed(sealKey(T,PT)) | ~listed(sealKey(identityEngine,PI)) | att(seal(PI,context(identity,delivery(T,D,F,P,V),h,T,D),fresh(context(identity,delivery(T,D,F,P,V),h,T,D),PI,id(F,P)),plain(sign(signH,signedText(context(identity,delivery(T,D,F,P,V),h,T,D),id(F,P))),id(F,P))))).
cnf(deliver_2, axiom, ~listed(agreement(h,T,D)) | ~listed(sealKey(T,PT)) | ~listed(sealKey(identityEngine,PI)) | att(seal(PT,context(activity,delivery(T,D,F,P,V),h,T,D),fresh(context(activity,delivery(T,D,F,P,V),h,T,D),PT,visit(delivery(T,D,F,P,V))),plain(sign(signH,signedText(context(activity,delivery(T,D,F,P,V),h,T,D),visit(delivery(T,D,F,P,V)))),visit(delivery(T,D,F,P,V)))))).
cnf(deliver_3, axiom, ~listed(agreement(h,T,D)) | ~listed(sealKey(T,PT)) | ~listed(sealKey(identityEngine,PI)) | att(sign(signH,manifest(delivery(T,D,F,P,V),h,T,D,hash(seal(PI,context(identity,delivery(T,D,F,P,V),h,T,D),fresh(context(identity,delivery(T,D,F,P,V),h,T,D),PI,id(F,P)),plain(sign(signH,signedText(context(identity,delivery(T,D,F,P,V),h,T,D),id(F,P))),id(F,P)))),hash(seal(PT,context(activity,delivery(T,D,F,P,V),h,T,D),fresh(context(activity,delivery(T,D,F,P,V),h,T,D),PT,visit(delivery(T,D,F,P,V))),plain(sign(signH,signedText(context(activity,delivery(T,D,F,P,V),h,T,D),visit(delivery(T,D,F,P,V)))),visit(delivery(T,D,F,P,V))))))))).
cnf(resolve, axiom, ~att(seal(pk(hkdf(rootI,seed(identityEngine,sealing,none,none,one),key(sealing,none,none,one))),context(identity,N,H,T,D),R_identity,plain(sign(K,signedText(context(identity,N,H,T,D),X)),X))) | ~listed(signKey(H,pk(K))) | ~listed(agreement(H,T,D)) | ~listed(sealKey(keyEngine,PK)) | ~listed(sealKey(T,PT)) | att(seal(PK,context(subject,N,H,T,D),fresh(context(subject,N,H,T,D),PK,number(X)),plain(sign(hkdf(rootI,seed(identityEngine,signing,none,none,one),key(signing,none,none,one)),signedText(context(subject,N,H,T,D),number(X))),number(X))))).
cnf(resolve_2, axiom, ~att(seal(pk(hkdf(rootI,seed(identityEngine,sealing,none,none,one),key(sealing,none,none,one))),context(identity,N,H,T,D),R_identity,plain(sign(K,signedText(context(identity,N,H,T,D),X)),X))) | ~listed(signKey(H,pk(K))) | ~listed(agreement(H,T,D)) | ~listed(sealKey(keyEngine,PK)) | ~listed(sealKey(T,PT)) | att(seal(PT,context(attribute,N,H,T,D),fresh(context(attribute,N,H,T,D),PT,attributes(X)),plain(sign(hkdf(rootI,seed(identityEngine,signing,none,none,one),key(signing,none,none,one)),signedText(context(attribute,N,H,T,D),attributes(X))),attributes(X))))).
cnf(resolve_3, axiom, ~att(seal(pk(hkdf(rootI,seed(identityEngine,sealing,none,none,one),key(sealing,none,none,one))),context(identity,N,H,T,D),R_identity,plain(sign(K,signedText(context(identity,N,H,T,D),X)),X))) | ~listed(signKey(H,pk(K))) | ~listed(agreement(H,T,D)) | ~listed(sealKey(keyEngine,PK)) | ~listed(sealKey(T,PT)) | resolved(N,H,T,D,X)).
cnf(learn_merge, axiom, ~listed(domain(T,D,E,M)) | ~listed(sealKey(keyEngine,PK)) | att(seal(PK,context(subject,changeOf(F,P,G,Q),none,T,D),fresh(context(subject,changeOf(F,P,G,Q),none,T,D),PK,merge(number(id(F,P)),number(id(G,Q)))),plain(sign(hkdf(rootI,seed(identityEngine,signing,none,none,one),key(signing,none,none,one)),signedText(context(subject,changeOf(F,P,G,Q),none,T,D),merge(number(id(F,P)),number(id(G,Q))))),merge(number(id(F,P)),number(id(G,Q))))))).
cnf(manifested, axiom, ~att(sign(K,manifest(N,H,T,D,I,A))) | ~listed(signKey(H,pk(K))) | manifested(N,H,T,D,I,A)).

% What must not come about
cnf(goal, negated_conjecture, ~manifested(N,h,T,D,forged,A)).
cnf(goal_2, negated_conjecture, ~manifested(N,h,T,D,I,forged)).
cnf(goal_3, negated_conjecture, ~manifested(delivery(a,d1,h,p0,V),h,b,D,I,A)).
cnf(goal_4, negated_conjecture, ~manifested(delivery(a,d1,h,p0,V),h,a,d2,I,A)).
