% wrapping-key: Whose pseudonym is it, for who has the wrapping key and all numbers?

% What the attacker can compute
cnf(make_hkdf, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | ~pair(X3,Y3) | pair(hkdf(X1,X2,X3),hkdf(Y1,Y2,Y3))).
cnf(make_hmac, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | pair(hmac(X1,X2),hmac(Y1,Y2))).
cnf(make_siv, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | ~pair(X3,Y3) | pair(siv(X1,X2,X3),siv(Y1,Y2,Y3))).
cnf(make_key, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | ~pair(X3,Y3) | ~pair(X4,Y4) | pair(key(X1,X2,X3,X4),key(Y1,Y2,Y3,Y4))).
cnf(make_header, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | ~pair(X3,Y3) | ~pair(X4,Y4) | ~pair(X5,Y5) | pair(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(make_innerText, axiom, ~pair(X1,Y1) | ~pair(X2,Y2) | pair(innerText(X1,X2),innerText(Y1,Y2))).

% What it can open
cnf(open_siv, axiom, ~pair(siv(K,A,X),siv(Kr,Ar,Xr)) | ~pair(K,Kr) | ~pair(A,Ar) | pair(X,Xr)).
cnf(open_key, axiom, ~pair(key(X1,X2,X3,X4),key(X1r,X2r,X3r,X4r)) | pair(X1,X1r)).
cnf(open_key_2, axiom, ~pair(key(X1,X2,X3,X4),key(X1r,X2r,X3r,X4r)) | pair(X2,X2r)).
cnf(open_key_3, axiom, ~pair(key(X1,X2,X3,X4),key(X1r,X2r,X3r,X4r)) | pair(X3,X3r)).
cnf(open_key_4, axiom, ~pair(key(X1,X2,X3,X4),key(X1r,X2r,X3r,X4r)) | pair(X4,X4r)).
cnf(open_header, axiom, ~pair(header(X1,X2,X3,X4,X5),header(X1r,X2r,X3r,X4r,X5r)) | pair(X1,X1r)).
cnf(open_header_2, axiom, ~pair(header(X1,X2,X3,X4,X5),header(X1r,X2r,X3r,X4r,X5r)) | pair(X2,X2r)).
cnf(open_header_3, axiom, ~pair(header(X1,X2,X3,X4,X5),header(X1r,X2r,X3r,X4r,X5r)) | pair(X3,X3r)).
cnf(open_header_4, axiom, ~pair(header(X1,X2,X3,X4,X5),header(X1r,X2r,X3r,X4r,X5r)) | pair(X4,X4r)).
cnf(open_header_5, axiom, ~pair(header(X1,X2,X3,X4,X5),header(X1r,X2r,X3r,X4r,X5r)) | pair(X5,X5r)).
cnf(open_innerText, axiom, ~pair(innerText(X1,X2),innerText(X1r,X2r)) | pair(X1,X1r)).
cnf(open_innerText_2, axiom, ~pair(innerText(X1,X2),innerText(X1r,X2r)) | pair(X2,X2r)).

% What it has
cnf(has_1, axiom, pair(a,a)).
cnf(has_2, axiom, pair(h,h)).
cnf(has_3, axiom, pair(d1,d1)).
cnf(has_4, axiom, pair(one,one)).
cnf(has_5, axiom, pair(none,none)).
cnf(has_6, axiom, pair(person,person)).
cnf(has_7, axiom, pair(irreversible,irreversible)).
cnf(has_8, axiom, pair(inner,inner)).
cnf(has_9, axiom, pair(wrap,wrap)).
cnf(has_10, axiom, pair(keyEngine,keyEngine)).
cnf(has_11, axiom, pair(sealA,sealA)).
cnf(has_12, axiom, pair(number(id(h,p1)),number(id(h,p1)))).
cnf(has_13, axiom, pair(number(id(h,p2)),number(id(h,p2)))).
cnf(has_14, axiom, pair(hkdf(rootK,seed(keyEngine,wrap,a,d1,one),key(wrap,a,d1,one)),hkdf(rootK,seed(keyEngine,wrap,a,d1,one),key(wrap,a,d1,one)))).
cnf(has_15, axiom, pair(siv(hkdf(rootK,seed(keyEngine,wrap,a,d1,one),key(wrap,a,d1,one)),header(irreversible,person,a,d1,one),hmac(hkdf(rootK,seed(keyEngine,inner,none,none,one),key(inner,none,none,one)),innerText(person,number(id(h,p1))))),siv(hkdf(rootK,seed(keyEngine,wrap,a,d1,one),key(wrap,a,d1,one)),header(irreversible,person,a,d1,one),hmac(hkdf(rootK,seed(keyEngine,inner,none,none,one),key(inner,none,none,one)),innerText(person,number(id(h,p2))))))).
cnf(has_16, axiom, pair(spare1,spare1)).
cnf(has_17, axiom, pair(spare2,spare2)).

% What tells the worlds apart
cnf(left_equal, axiom, ~pair(X,Z1) | ~pair(X,Z2) | ~neq(Z1,Z2) | bad).
cnf(right_equal, axiom, ~pair(Z1,X) | ~pair(Z2,X) | ~neq(Z1,Z2) | bad).
cnf(left_open_siv, axiom, ~pair(siv(K,A,X),Y1o) | ~pair(K,Y2o) | ~pair(A,Y3o) | ~no_open_siv(Y1o,Y2o,Y3o) | bad).
cnf(right_open_siv, axiom, ~pair(Y1o,siv(K,A,X)) | ~pair(Y2o,K) | ~pair(Y3o,A) | ~no_open_siv(Y1o,Y2o,Y3o) | bad).
cnf(left_open_key, axiom, ~pair(key(X1,X2,X3,X4),Y1o) | ~no_open_key(Y1o) | bad).
cnf(right_open_key, axiom, ~pair(Y1o,key(X1,X2,X3,X4)) | ~no_open_key(Y1o) | bad).
cnf(left_open_header, axiom, ~pair(header(X1,X2,X3,X4,X5),Y1o) | ~no_open_header(Y1o) | bad).
cnf(right_open_header, axiom, ~pair(Y1o,header(X1,X2,X3,X4,X5)) | ~no_open_header(Y1o) | bad).
cnf(left_open_innerText, axiom, ~pair(innerText(X1,X2),Y1o) | ~no_open_innerText(Y1o) | bad).
cnf(right_open_innerText, axiom, ~pair(Y1o,innerText(X1,X2)) | ~no_open_innerText(Y1o) | bad).

% Terms that do not have the form that a step takes
cnf(no_open_siv, axiom, ~not_siv(Z1) | no_open_siv(Z1,W1,W2)).
cnf(no_open_siv_2, axiom, ~neq(Z1,Z2) | no_open_siv(siv(Z1,W0_1,W0_2),Z2,W2)).
cnf(no_open_siv_3, axiom, ~neq(Z1,Z2) | no_open_siv(siv(W0_0,Z1,W0_2),W1,Z2)).
cnf(no_open_key, axiom, ~not_key(Z1) | no_open_key(Z1)).
cnf(no_open_header, axiom, ~not_header(Z1) | no_open_header(Z1)).
cnf(no_open_innerText, axiom, ~not_innerText(Z1) | no_open_innerText(Z1)).

% Terms that were not made with a function
cnf(not_siv_con, axiom, ~con(Z1) | not_siv(Z1)).
cnf(not_siv_hkdf, axiom, not_siv(hkdf(X1,X2,X3))).
cnf(not_siv_hmac, axiom, not_siv(hmac(X1,X2))).
cnf(not_siv_key, axiom, not_siv(key(X1,X2,X3,X4))).
cnf(not_siv_header, axiom, not_siv(header(X1,X2,X3,X4,X5))).
cnf(not_siv_innerText, axiom, not_siv(innerText(X1,X2))).
cnf(not_siv_id, axiom, not_siv(id(X1,X2))).
cnf(not_siv_number, axiom, not_siv(number(X1))).
cnf(not_siv_seed, axiom, not_siv(seed(X1,X2,X3,X4,X5))).
cnf(not_key_con, axiom, ~con(Z1) | not_key(Z1)).
cnf(not_key_hkdf, axiom, not_key(hkdf(X1,X2,X3))).
cnf(not_key_hmac, axiom, not_key(hmac(X1,X2))).
cnf(not_key_siv, axiom, not_key(siv(X1,X2,X3))).
cnf(not_key_header, axiom, not_key(header(X1,X2,X3,X4,X5))).
cnf(not_key_innerText, axiom, not_key(innerText(X1,X2))).
cnf(not_key_id, axiom, not_key(id(X1,X2))).
cnf(not_key_number, axiom, not_key(number(X1))).
cnf(not_key_seed, axiom, not_key(seed(X1,X2,X3,X4,X5))).
cnf(not_header_con, axiom, ~con(Z1) | not_header(Z1)).
cnf(not_header_hkdf, axiom, not_header(hkdf(X1,X2,X3))).
cnf(not_header_hmac, axiom, not_header(hmac(X1,X2))).
cnf(not_header_siv, axiom, not_header(siv(X1,X2,X3))).
cnf(not_header_key, axiom, not_header(key(X1,X2,X3,X4))).
cnf(not_header_innerText, axiom, not_header(innerText(X1,X2))).
cnf(not_header_id, axiom, not_header(id(X1,X2))).
cnf(not_header_number, axiom, not_header(number(X1))).
cnf(not_header_seed, axiom, not_header(seed(X1,X2,X3,X4,X5))).
cnf(not_innerText_con, axiom, ~con(Z1) | not_innerText(Z1)).
cnf(not_innerText_hkdf, axiom, not_innerText(hkdf(X1,X2,X3))).
cnf(not_innerText_hmac, axiom, not_innerText(hmac(X1,X2))).
cnf(not_innerText_siv, axiom, not_innerText(siv(X1,X2,X3))).
cnf(not_innerText_key, axiom, not_innerText(key(X1,X2,X3,X4))).
cnf(not_innerText_header, axiom, not_innerText(header(X1,X2,X3,X4,X5))).
cnf(not_innerText_id, axiom, not_innerText(id(X1,X2))).
cnf(not_innerText_number, axiom, not_innerText(number(X1))).
cnf(not_innerText_seed, axiom, not_innerText(seed(X1,X2,X3,X4,X5))).

% Constants
cnf(con_a, axiom, con(a)).
cnf(con_d1, axiom, con(d1)).
cnf(con_h, axiom, con(h)).
cnf(con_inner, axiom, con(inner)).
cnf(con_irreversible, axiom, con(irreversible)).
cnf(con_keyEngine, axiom, con(keyEngine)).
cnf(con_none, axiom, con(none)).
cnf(con_one, axiom, con(one)).
cnf(con_p1, axiom, con(p1)).
cnf(con_p2, axiom, con(p2)).
cnf(con_person, axiom, con(person)).
cnf(con_rootK, axiom, con(rootK)).
cnf(con_sealA, axiom, con(sealA)).
cnf(con_spare1, axiom, con(spare1)).
cnf(con_spare2, axiom, con(spare2)).
cnf(con_wrap, axiom, con(wrap)).

% Terms that differ
cnf(neq_a_d1, axiom, neq(a,d1)).
cnf(neq_a_d1_2, axiom, neq(d1,a)).
cnf(neq_a_h, axiom, neq(a,h)).
cnf(neq_a_h_2, axiom, neq(h,a)).
cnf(neq_a_inner, axiom, neq(a,inner)).
cnf(neq_a_inner_2, axiom, neq(inner,a)).
cnf(neq_a_irreversible, axiom, neq(a,irreversible)).
cnf(neq_a_irreversible_2, axiom, neq(irreversible,a)).
cnf(neq_a_keyEngine, axiom, neq(a,keyEngine)).
cnf(neq_a_keyEngine_2, axiom, neq(keyEngine,a)).
cnf(neq_a_none, axiom, neq(a,none)).
cnf(neq_a_none_2, axiom, neq(none,a)).
cnf(neq_a_one, axiom, neq(a,one)).
cnf(neq_a_one_2, axiom, neq(one,a)).
cnf(neq_a_p1, axiom, neq(a,p1)).
cnf(neq_a_p1_2, axiom, neq(p1,a)).
cnf(neq_a_p2, axiom, neq(a,p2)).
cnf(neq_a_p2_2, axiom, neq(p2,a)).
cnf(neq_a_person, axiom, neq(a,person)).
cnf(neq_a_person_2, axiom, neq(person,a)).
cnf(neq_a_rootK, axiom, neq(a,rootK)).
cnf(neq_a_rootK_2, axiom, neq(rootK,a)).
cnf(neq_a_sealA, axiom, neq(a,sealA)).
cnf(neq_a_sealA_2, axiom, neq(sealA,a)).
cnf(neq_a_spare1, axiom, neq(a,spare1)).
cnf(neq_a_spare1_2, axiom, neq(spare1,a)).
cnf(neq_a_spare2, axiom, neq(a,spare2)).
cnf(neq_a_spare2_2, axiom, neq(spare2,a)).
cnf(neq_a_wrap, axiom, neq(a,wrap)).
cnf(neq_a_wrap_2, axiom, neq(wrap,a)).
cnf(neq_d1_h, axiom, neq(d1,h)).
cnf(neq_d1_h_2, axiom, neq(h,d1)).
cnf(neq_d1_inner, axiom, neq(d1,inner)).
cnf(neq_d1_inner_2, axiom, neq(inner,d1)).
cnf(neq_d1_irreversible, axiom, neq(d1,irreversible)).
cnf(neq_d1_irreversible_2, axiom, neq(irreversible,d1)).
cnf(neq_d1_keyEngine, axiom, neq(d1,keyEngine)).
cnf(neq_d1_keyEngine_2, axiom, neq(keyEngine,d1)).
cnf(neq_d1_none, axiom, neq(d1,none)).
cnf(neq_d1_none_2, axiom, neq(none,d1)).
cnf(neq_d1_one, axiom, neq(d1,one)).
cnf(neq_d1_one_2, axiom, neq(one,d1)).
cnf(neq_d1_p1, axiom, neq(d1,p1)).
cnf(neq_d1_p1_2, axiom, neq(p1,d1)).
cnf(neq_d1_p2, axiom, neq(d1,p2)).
cnf(neq_d1_p2_2, axiom, neq(p2,d1)).
cnf(neq_d1_person, axiom, neq(d1,person)).
cnf(neq_d1_person_2, axiom, neq(person,d1)).
cnf(neq_d1_rootK, axiom, neq(d1,rootK)).
cnf(neq_d1_rootK_2, axiom, neq(rootK,d1)).
cnf(neq_d1_sealA, axiom, neq(d1,sealA)).
cnf(neq_d1_sealA_2, axiom, neq(sealA,d1)).
cnf(neq_d1_spare1, axiom, neq(d1,spare1)).
cnf(neq_d1_spare1_2, axiom, neq(spare1,d1)).
cnf(neq_d1_spare2, axiom, neq(d1,spare2)).
cnf(neq_d1_spare2_2, axiom, neq(spare2,d1)).
cnf(neq_d1_wrap, axiom, neq(d1,wrap)).
cnf(neq_d1_wrap_2, axiom, neq(wrap,d1)).
cnf(neq_h_inner, axiom, neq(h,inner)).
cnf(neq_h_inner_2, axiom, neq(inner,h)).
cnf(neq_h_irreversible, axiom, neq(h,irreversible)).
cnf(neq_h_irreversible_2, axiom, neq(irreversible,h)).
cnf(neq_h_keyEngine, axiom, neq(h,keyEngine)).
cnf(neq_h_keyEngine_2, axiom, neq(keyEngine,h)).
cnf(neq_h_none, axiom, neq(h,none)).
cnf(neq_h_none_2, axiom, neq(none,h)).
cnf(neq_h_one, axiom, neq(h,one)).
cnf(neq_h_one_2, axiom, neq(one,h)).
cnf(neq_h_p1, axiom, neq(h,p1)).
cnf(neq_h_p1_2, axiom, neq(p1,h)).
cnf(neq_h_p2, axiom, neq(h,p2)).
cnf(neq_h_p2_2, axiom, neq(p2,h)).
cnf(neq_h_person, axiom, neq(h,person)).
cnf(neq_h_person_2, axiom, neq(person,h)).
cnf(neq_h_rootK, axiom, neq(h,rootK)).
cnf(neq_h_rootK_2, axiom, neq(rootK,h)).
cnf(neq_h_sealA, axiom, neq(h,sealA)).
cnf(neq_h_sealA_2, axiom, neq(sealA,h)).
cnf(neq_h_spare1, axiom, neq(h,spare1)).
cnf(neq_h_spare1_2, axiom, neq(spare1,h)).
cnf(neq_h_spare2, axiom, neq(h,spare2)).
cnf(neq_h_spare2_2, axiom, neq(spare2,h)).
cnf(neq_h_wrap, axiom, neq(h,wrap)).
cnf(neq_h_wrap_2, axiom, neq(wrap,h)).
cnf(neq_inner_irreversible, axiom, neq(inner,irreversible)).
cnf(neq_inner_irreversible_2, axiom, neq(irreversible,inner)).
cnf(neq_inner_keyEngine, axiom, neq(inner,keyEngine)).
cnf(neq_inner_keyEngine_2, axiom, neq(keyEngine,inner)).
cnf(neq_inner_none, axiom, neq(inner,none)).
cnf(neq_inner_none_2, axiom, neq(none,inner)).
cnf(neq_inner_one, axiom, neq(inner,one)).
cnf(neq_inner_one_2, axiom, neq(one,inner)).
cnf(neq_inner_p1, axiom, neq(inner,p1)).
cnf(neq_inner_p1_2, axiom, neq(p1,inner)).
cnf(neq_inner_p2, axiom, neq(inner,p2)).
cnf(neq_inner_p2_2, axiom, neq(p2,inner)).
cnf(neq_inner_person, axiom, neq(inner,person)).
cnf(neq_inner_person_2, axiom, neq(person,inner)).
cnf(neq_inner_rootK, axiom, neq(inner,rootK)).
cnf(neq_inner_rootK_2, axiom, neq(rootK,inner)).
cnf(neq_inner_sealA, axiom, neq(inner,sealA)).
cnf(neq_inner_sealA_2, axiom, neq(sealA,inner)).
cnf(neq_inner_spare1, axiom, neq(inner,spare1)).
cnf(neq_inner_spare1_2, axiom, neq(spare1,inner)).
cnf(neq_inner_spare2, axiom, neq(inner,spare2)).
cnf(neq_inner_spare2_2, axiom, neq(spare2,inner)).
cnf(neq_inner_wrap, axiom, neq(inner,wrap)).
cnf(neq_inner_wrap_2, axiom, neq(wrap,inner)).
cnf(neq_irreversible_keyEngine, axiom, neq(irreversible,keyEngine)).
cnf(neq_irreversible_keyEngine_2, axiom, neq(keyEngine,irreversible)).
cnf(neq_irreversible_none, axiom, neq(irreversible,none)).
cnf(neq_irreversible_none_2, axiom, neq(none,irreversible)).
cnf(neq_irreversible_one, axiom, neq(irreversible,one)).
cnf(neq_irreversible_one_2, axiom, neq(one,irreversible)).
cnf(neq_irreversible_p1, axiom, neq(irreversible,p1)).
cnf(neq_irreversible_p1_2, axiom, neq(p1,irreversible)).
cnf(neq_irreversible_p2, axiom, neq(irreversible,p2)).
cnf(neq_irreversible_p2_2, axiom, neq(p2,irreversible)).
cnf(neq_irreversible_person, axiom, neq(irreversible,person)).
cnf(neq_irreversible_person_2, axiom, neq(person,irreversible)).
cnf(neq_irreversible_rootK, axiom, neq(irreversible,rootK)).
cnf(neq_irreversible_rootK_2, axiom, neq(rootK,irreversible)).
cnf(neq_irreversible_sealA, axiom, neq(irreversible,sealA)).
cnf(neq_irreversible_sealA_2, axiom, neq(sealA,irreversible)).
cnf(neq_irreversible_spare1, axiom, neq(irreversible,spare1)).
cnf(neq_irreversible_spare1_2, axiom, neq(spare1,irreversible)).
cnf(neq_irreversible_spare2, axiom, neq(irreversible,spare2)).
cnf(neq_irreversible_spare2_2, axiom, neq(spare2,irreversible)).
cnf(neq_irreversible_wrap, axiom, neq(irreversible,wrap)).
cnf(neq_irreversible_wrap_2, axiom, neq(wrap,irreversible)).
cnf(neq_keyEngine_none, axiom, neq(keyEngine,none)).
cnf(neq_keyEngine_none_2, axiom, neq(none,keyEngine)).
cnf(neq_keyEngine_one, axiom, neq(keyEngine,one)).
cnf(neq_keyEngine_one_2, axiom, neq(one,keyEngine)).
cnf(neq_keyEngine_p1, axiom, neq(keyEngine,p1)).
cnf(neq_keyEngine_p1_2, axiom, neq(p1,keyEngine)).
cnf(neq_keyEngine_p2, axiom, neq(keyEngine,p2)).
cnf(neq_keyEngine_p2_2, axiom, neq(p2,keyEngine)).
cnf(neq_keyEngine_person, axiom, neq(keyEngine,person)).
cnf(neq_keyEngine_person_2, axiom, neq(person,keyEngine)).
cnf(neq_keyEngine_rootK, axiom, neq(keyEngine,rootK)).
cnf(neq_keyEngine_rootK_2, axiom, neq(rootK,keyEngine)).
cnf(neq_keyEngine_sealA, axiom, neq(keyEngine,sealA)).
cnf(neq_keyEngine_sealA_2, axiom, neq(sealA,keyEngine)).
cnf(neq_keyEngine_spare1, axiom, neq(keyEngine,spare1)).
cnf(neq_keyEngine_spare1_2, axiom, neq(spare1,keyEngine)).
cnf(neq_keyEngine_spare2, axiom, neq(keyEngine,spare2)).
cnf(neq_keyEngine_spare2_2, axiom, neq(spare2,keyEngine)).
cnf(neq_keyEngine_wrap, axiom, neq(keyEngine,wrap)).
cnf(neq_keyEngine_wrap_2, axiom, neq(wrap,keyEngine)).
cnf(neq_none_one, axiom, neq(none,one)).
cnf(neq_none_one_2, axiom, neq(one,none)).
cnf(neq_none_p1, axiom, neq(none,p1)).
cnf(neq_none_p1_2, axiom, neq(p1,none)).
cnf(neq_none_p2, axiom, neq(none,p2)).
cnf(neq_none_p2_2, axiom, neq(p2,none)).
cnf(neq_none_person, axiom, neq(none,person)).
cnf(neq_none_person_2, axiom, neq(person,none)).
cnf(neq_none_rootK, axiom, neq(none,rootK)).
cnf(neq_none_rootK_2, axiom, neq(rootK,none)).
cnf(neq_none_sealA, axiom, neq(none,sealA)).
cnf(neq_none_sealA_2, axiom, neq(sealA,none)).
cnf(neq_none_spare1, axiom, neq(none,spare1)).
cnf(neq_none_spare1_2, axiom, neq(spare1,none)).
cnf(neq_none_spare2, axiom, neq(none,spare2)).
cnf(neq_none_spare2_2, axiom, neq(spare2,none)).
cnf(neq_none_wrap, axiom, neq(none,wrap)).
cnf(neq_none_wrap_2, axiom, neq(wrap,none)).
cnf(neq_one_p1, axiom, neq(one,p1)).
cnf(neq_one_p1_2, axiom, neq(p1,one)).
cnf(neq_one_p2, axiom, neq(one,p2)).
cnf(neq_one_p2_2, axiom, neq(p2,one)).
cnf(neq_one_person, axiom, neq(one,person)).
cnf(neq_one_person_2, axiom, neq(person,one)).
cnf(neq_one_rootK, axiom, neq(one,rootK)).
cnf(neq_one_rootK_2, axiom, neq(rootK,one)).
cnf(neq_one_sealA, axiom, neq(one,sealA)).
cnf(neq_one_sealA_2, axiom, neq(sealA,one)).
cnf(neq_one_spare1, axiom, neq(one,spare1)).
cnf(neq_one_spare1_2, axiom, neq(spare1,one)).
cnf(neq_one_spare2, axiom, neq(one,spare2)).
cnf(neq_one_spare2_2, axiom, neq(spare2,one)).
cnf(neq_one_wrap, axiom, neq(one,wrap)).
cnf(neq_one_wrap_2, axiom, neq(wrap,one)).
cnf(neq_p1_p2, axiom, neq(p1,p2)).
cnf(neq_p1_p2_2, axiom, neq(p2,p1)).
cnf(neq_p1_person, axiom, neq(p1,person)).
cnf(neq_p1_person_2, axiom, neq(person,p1)).
cnf(neq_p1_rootK, axiom, neq(p1,rootK)).
cnf(neq_p1_rootK_2, axiom, neq(rootK,p1)).
cnf(neq_p1_sealA, axiom, neq(p1,sealA)).
cnf(neq_p1_sealA_2, axiom, neq(sealA,p1)).
cnf(neq_p1_spare1, axiom, neq(p1,spare1)).
cnf(neq_p1_spare1_2, axiom, neq(spare1,p1)).
cnf(neq_p1_spare2, axiom, neq(p1,spare2)).
cnf(neq_p1_spare2_2, axiom, neq(spare2,p1)).
cnf(neq_p1_wrap, axiom, neq(p1,wrap)).
cnf(neq_p1_wrap_2, axiom, neq(wrap,p1)).
cnf(neq_p2_person, axiom, neq(p2,person)).
cnf(neq_p2_person_2, axiom, neq(person,p2)).
cnf(neq_p2_rootK, axiom, neq(p2,rootK)).
cnf(neq_p2_rootK_2, axiom, neq(rootK,p2)).
cnf(neq_p2_sealA, axiom, neq(p2,sealA)).
cnf(neq_p2_sealA_2, axiom, neq(sealA,p2)).
cnf(neq_p2_spare1, axiom, neq(p2,spare1)).
cnf(neq_p2_spare1_2, axiom, neq(spare1,p2)).
cnf(neq_p2_spare2, axiom, neq(p2,spare2)).
cnf(neq_p2_spare2_2, axiom, neq(spare2,p2)).
cnf(neq_p2_wrap, axiom, neq(p2,wrap)).
cnf(neq_p2_wrap_2, axiom, neq(wrap,p2)).
cnf(neq_person_rootK, axiom, neq(person,rootK)).
cnf(neq_person_rootK_2, axiom, neq(rootK,person)).
cnf(neq_person_sealA, axiom, neq(person,sealA)).
cnf(neq_person_sealA_2, axiom, neq(sealA,person)).
cnf(neq_person_spare1, axiom, neq(person,spare1)).
cnf(neq_person_spare1_2, axiom, neq(spare1,person)).
cnf(neq_person_spare2, axiom, neq(person,spare2)).
cnf(neq_person_spare2_2, axiom, neq(spare2,person)).
cnf(neq_person_wrap, axiom, neq(person,wrap)).
cnf(neq_person_wrap_2, axiom, neq(wrap,person)).
cnf(neq_rootK_sealA, axiom, neq(rootK,sealA)).
cnf(neq_rootK_sealA_2, axiom, neq(sealA,rootK)).
cnf(neq_rootK_spare1, axiom, neq(rootK,spare1)).
cnf(neq_rootK_spare1_2, axiom, neq(spare1,rootK)).
cnf(neq_rootK_spare2, axiom, neq(rootK,spare2)).
cnf(neq_rootK_spare2_2, axiom, neq(spare2,rootK)).
cnf(neq_rootK_wrap, axiom, neq(rootK,wrap)).
cnf(neq_rootK_wrap_2, axiom, neq(wrap,rootK)).
cnf(neq_sealA_spare1, axiom, neq(sealA,spare1)).
cnf(neq_sealA_spare1_2, axiom, neq(spare1,sealA)).
cnf(neq_sealA_spare2, axiom, neq(sealA,spare2)).
cnf(neq_sealA_spare2_2, axiom, neq(spare2,sealA)).
cnf(neq_sealA_wrap, axiom, neq(sealA,wrap)).
cnf(neq_sealA_wrap_2, axiom, neq(wrap,sealA)).
cnf(neq_spare1_spare2, axiom, neq(spare1,spare2)).
cnf(neq_spare1_spare2_2, axiom, neq(spare2,spare1)).
cnf(neq_spare1_wrap, axiom, neq(spare1,wrap)).
cnf(neq_spare1_wrap_2, axiom, neq(wrap,spare1)).
cnf(neq_spare2_wrap, axiom, neq(spare2,wrap)).
cnf(neq_spare2_wrap_2, axiom, neq(wrap,spare2)).
cnf(neq_con_hkdf, axiom, ~con(C) | neq(C,hkdf(X1,X2,X3))).
cnf(neq_con_hkdf_2, axiom, ~con(C) | neq(hkdf(X1,X2,X3),C)).
cnf(neq_hkdf_hmac, axiom, neq(hkdf(X1,X2,X3),hmac(Y1,Y2))).
cnf(neq_hkdf_hmac_2, axiom, neq(hmac(Y1,Y2),hkdf(X1,X2,X3))).
cnf(neq_hkdf_siv, axiom, neq(hkdf(X1,X2,X3),siv(Y1,Y2,Y3))).
cnf(neq_hkdf_siv_2, axiom, neq(siv(Y1,Y2,Y3),hkdf(X1,X2,X3))).
cnf(neq_hkdf_key, axiom, neq(hkdf(X1,X2,X3),key(Y1,Y2,Y3,Y4))).
cnf(neq_hkdf_key_2, axiom, neq(key(Y1,Y2,Y3,Y4),hkdf(X1,X2,X3))).
cnf(neq_hkdf_header, axiom, neq(hkdf(X1,X2,X3),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_hkdf_header_2, axiom, neq(header(Y1,Y2,Y3,Y4,Y5),hkdf(X1,X2,X3))).
cnf(neq_hkdf_innerText, axiom, neq(hkdf(X1,X2,X3),innerText(Y1,Y2))).
cnf(neq_hkdf_innerText_2, axiom, neq(innerText(Y1,Y2),hkdf(X1,X2,X3))).
cnf(neq_hkdf_id, axiom, neq(hkdf(X1,X2,X3),id(Y1,Y2))).
cnf(neq_hkdf_id_2, axiom, neq(id(Y1,Y2),hkdf(X1,X2,X3))).
cnf(neq_hkdf_number, axiom, neq(hkdf(X1,X2,X3),number(Y1))).
cnf(neq_hkdf_number_2, axiom, neq(number(Y1),hkdf(X1,X2,X3))).
cnf(neq_hkdf_seed, axiom, neq(hkdf(X1,X2,X3),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_hkdf_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),hkdf(X1,X2,X3))).
cnf(neq_hkdf_at_1, axiom, ~neq(X1,Y1) | neq(hkdf(X1,X2,X3),hkdf(Y1,Y2,Y3))).
cnf(neq_hkdf_at_2, axiom, ~neq(X2,Y2) | neq(hkdf(X1,X2,X3),hkdf(Y1,Y2,Y3))).
cnf(neq_hkdf_at_3, axiom, ~neq(X3,Y3) | neq(hkdf(X1,X2,X3),hkdf(Y1,Y2,Y3))).
cnf(neq_con_hmac, axiom, ~con(C) | neq(C,hmac(X1,X2))).
cnf(neq_con_hmac_2, axiom, ~con(C) | neq(hmac(X1,X2),C)).
cnf(neq_hmac_siv, axiom, neq(hmac(X1,X2),siv(Y1,Y2,Y3))).
cnf(neq_hmac_siv_2, axiom, neq(siv(Y1,Y2,Y3),hmac(X1,X2))).
cnf(neq_hmac_key, axiom, neq(hmac(X1,X2),key(Y1,Y2,Y3,Y4))).
cnf(neq_hmac_key_2, axiom, neq(key(Y1,Y2,Y3,Y4),hmac(X1,X2))).
cnf(neq_hmac_header, axiom, neq(hmac(X1,X2),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_hmac_header_2, axiom, neq(header(Y1,Y2,Y3,Y4,Y5),hmac(X1,X2))).
cnf(neq_hmac_innerText, axiom, neq(hmac(X1,X2),innerText(Y1,Y2))).
cnf(neq_hmac_innerText_2, axiom, neq(innerText(Y1,Y2),hmac(X1,X2))).
cnf(neq_hmac_id, axiom, neq(hmac(X1,X2),id(Y1,Y2))).
cnf(neq_hmac_id_2, axiom, neq(id(Y1,Y2),hmac(X1,X2))).
cnf(neq_hmac_number, axiom, neq(hmac(X1,X2),number(Y1))).
cnf(neq_hmac_number_2, axiom, neq(number(Y1),hmac(X1,X2))).
cnf(neq_hmac_seed, axiom, neq(hmac(X1,X2),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_hmac_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),hmac(X1,X2))).
cnf(neq_hmac_at_1, axiom, ~neq(X1,Y1) | neq(hmac(X1,X2),hmac(Y1,Y2))).
cnf(neq_hmac_at_2, axiom, ~neq(X2,Y2) | neq(hmac(X1,X2),hmac(Y1,Y2))).
cnf(neq_con_siv, axiom, ~con(C) | neq(C,siv(X1,X2,X3))).
cnf(neq_con_siv_2, axiom, ~con(C) | neq(siv(X1,X2,X3),C)).
cnf(neq_siv_key, axiom, neq(siv(X1,X2,X3),key(Y1,Y2,Y3,Y4))).
cnf(neq_siv_key_2, axiom, neq(key(Y1,Y2,Y3,Y4),siv(X1,X2,X3))).
cnf(neq_siv_header, axiom, neq(siv(X1,X2,X3),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_siv_header_2, axiom, neq(header(Y1,Y2,Y3,Y4,Y5),siv(X1,X2,X3))).
cnf(neq_siv_innerText, axiom, neq(siv(X1,X2,X3),innerText(Y1,Y2))).
cnf(neq_siv_innerText_2, axiom, neq(innerText(Y1,Y2),siv(X1,X2,X3))).
cnf(neq_siv_id, axiom, neq(siv(X1,X2,X3),id(Y1,Y2))).
cnf(neq_siv_id_2, axiom, neq(id(Y1,Y2),siv(X1,X2,X3))).
cnf(neq_siv_number, axiom, neq(siv(X1,X2,X3),number(Y1))).
cnf(neq_siv_number_2, axiom, neq(number(Y1),siv(X1,X2,X3))).
cnf(neq_siv_seed, axiom, neq(siv(X1,X2,X3),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_siv_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),siv(X1,X2,X3))).
cnf(neq_siv_at_1, axiom, ~neq(X1,Y1) | neq(siv(X1,X2,X3),siv(Y1,Y2,Y3))).
cnf(neq_siv_at_2, axiom, ~neq(X2,Y2) | neq(siv(X1,X2,X3),siv(Y1,Y2,Y3))).
cnf(neq_siv_at_3, axiom, ~neq(X3,Y3) | neq(siv(X1,X2,X3),siv(Y1,Y2,Y3))).
cnf(neq_con_key, axiom, ~con(C) | neq(C,key(X1,X2,X3,X4))).
cnf(neq_con_key_2, axiom, ~con(C) | neq(key(X1,X2,X3,X4),C)).
cnf(neq_key_header, axiom, neq(key(X1,X2,X3,X4),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_key_header_2, axiom, neq(header(Y1,Y2,Y3,Y4,Y5),key(X1,X2,X3,X4))).
cnf(neq_key_innerText, axiom, neq(key(X1,X2,X3,X4),innerText(Y1,Y2))).
cnf(neq_key_innerText_2, axiom, neq(innerText(Y1,Y2),key(X1,X2,X3,X4))).
cnf(neq_key_id, axiom, neq(key(X1,X2,X3,X4),id(Y1,Y2))).
cnf(neq_key_id_2, axiom, neq(id(Y1,Y2),key(X1,X2,X3,X4))).
cnf(neq_key_number, axiom, neq(key(X1,X2,X3,X4),number(Y1))).
cnf(neq_key_number_2, axiom, neq(number(Y1),key(X1,X2,X3,X4))).
cnf(neq_key_seed, axiom, neq(key(X1,X2,X3,X4),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_key_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),key(X1,X2,X3,X4))).
cnf(neq_key_at_1, axiom, ~neq(X1,Y1) | neq(key(X1,X2,X3,X4),key(Y1,Y2,Y3,Y4))).
cnf(neq_key_at_2, axiom, ~neq(X2,Y2) | neq(key(X1,X2,X3,X4),key(Y1,Y2,Y3,Y4))).
cnf(neq_key_at_3, axiom, ~neq(X3,Y3) | neq(key(X1,X2,X3,X4),key(Y1,Y2,Y3,Y4))).
cnf(neq_key_at_4, axiom, ~neq(X4,Y4) | neq(key(X1,X2,X3,X4),key(Y1,Y2,Y3,Y4))).
cnf(neq_con_header, axiom, ~con(C) | neq(C,header(X1,X2,X3,X4,X5))).
cnf(neq_con_header_2, axiom, ~con(C) | neq(header(X1,X2,X3,X4,X5),C)).
cnf(neq_header_innerText, axiom, neq(header(X1,X2,X3,X4,X5),innerText(Y1,Y2))).
cnf(neq_header_innerText_2, axiom, neq(innerText(Y1,Y2),header(X1,X2,X3,X4,X5))).
cnf(neq_header_id, axiom, neq(header(X1,X2,X3,X4,X5),id(Y1,Y2))).
cnf(neq_header_id_2, axiom, neq(id(Y1,Y2),header(X1,X2,X3,X4,X5))).
cnf(neq_header_number, axiom, neq(header(X1,X2,X3,X4,X5),number(Y1))).
cnf(neq_header_number_2, axiom, neq(number(Y1),header(X1,X2,X3,X4,X5))).
cnf(neq_header_seed, axiom, neq(header(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_header_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),header(X1,X2,X3,X4,X5))).
cnf(neq_header_at_1, axiom, ~neq(X1,Y1) | neq(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_header_at_2, axiom, ~neq(X2,Y2) | neq(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_header_at_3, axiom, ~neq(X3,Y3) | neq(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_header_at_4, axiom, ~neq(X4,Y4) | neq(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_header_at_5, axiom, ~neq(X5,Y5) | neq(header(X1,X2,X3,X4,X5),header(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_con_innerText, axiom, ~con(C) | neq(C,innerText(X1,X2))).
cnf(neq_con_innerText_2, axiom, ~con(C) | neq(innerText(X1,X2),C)).
cnf(neq_innerText_id, axiom, neq(innerText(X1,X2),id(Y1,Y2))).
cnf(neq_innerText_id_2, axiom, neq(id(Y1,Y2),innerText(X1,X2))).
cnf(neq_innerText_number, axiom, neq(innerText(X1,X2),number(Y1))).
cnf(neq_innerText_number_2, axiom, neq(number(Y1),innerText(X1,X2))).
cnf(neq_innerText_seed, axiom, neq(innerText(X1,X2),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_innerText_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),innerText(X1,X2))).
cnf(neq_innerText_at_1, axiom, ~neq(X1,Y1) | neq(innerText(X1,X2),innerText(Y1,Y2))).
cnf(neq_innerText_at_2, axiom, ~neq(X2,Y2) | neq(innerText(X1,X2),innerText(Y1,Y2))).
cnf(neq_con_id, axiom, ~con(C) | neq(C,id(X1,X2))).
cnf(neq_con_id_2, axiom, ~con(C) | neq(id(X1,X2),C)).
cnf(neq_id_number, axiom, neq(id(X1,X2),number(Y1))).
cnf(neq_id_number_2, axiom, neq(number(Y1),id(X1,X2))).
cnf(neq_id_seed, axiom, neq(id(X1,X2),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_id_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),id(X1,X2))).
cnf(neq_id_at_1, axiom, ~neq(X1,Y1) | neq(id(X1,X2),id(Y1,Y2))).
cnf(neq_id_at_2, axiom, ~neq(X2,Y2) | neq(id(X1,X2),id(Y1,Y2))).
cnf(neq_con_number, axiom, ~con(C) | neq(C,number(X1))).
cnf(neq_con_number_2, axiom, ~con(C) | neq(number(X1),C)).
cnf(neq_number_seed, axiom, neq(number(X1),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_number_seed_2, axiom, neq(seed(Y1,Y2,Y3,Y4,Y5),number(X1))).
cnf(neq_number_at_1, axiom, ~neq(X1,Y1) | neq(number(X1),number(Y1))).
cnf(neq_con_seed, axiom, ~con(C) | neq(C,seed(X1,X2,X3,X4,X5))).
cnf(neq_con_seed_2, axiom, ~con(C) | neq(seed(X1,X2,X3,X4,X5),C)).
cnf(neq_seed_at_1, axiom, ~neq(X1,Y1) | neq(seed(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_seed_at_2, axiom, ~neq(X2,Y2) | neq(seed(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_seed_at_3, axiom, ~neq(X3,Y3) | neq(seed(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_seed_at_4, axiom, ~neq(X4,Y4) | neq(seed(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).
cnf(neq_seed_at_5, axiom, ~neq(X5,Y5) | neq(seed(X1,X2,X3,X4,X5),seed(Y1,Y2,Y3,Y4,Y5))).

% What must not come about
cnf(goal, negated_conjecture, ~bad).
