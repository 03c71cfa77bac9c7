/* SPDX-License-Identifier: Apache-2.0 */
/* booking/payment saga: NB bookings compete for SEATS seats; MAXC faults of any kind; up to ATT cards per booking, each may ask for 3-D Secure.
   -DCANC lets the traveler cancel at any time. Transactions are named as in saga.md.
   -DBUG_NOINBOX, -DBUG_EXPIRE, -DBUG_NEWKEY, -DBUG_NOSWEEP, -DBUG_ACKFIRST, -DBUG_GUARD, -DBUG_REFUND, -DBUG_ACTION, -DBUG_RECARD
   seed one fault in the design */
#ifndef ATT
#define ATT 2
#endif
#ifndef NB
#define NB 2
#endif
#ifndef SEATS
#define SEATS 1
#endif
#ifndef MAXC
#define MAXC 2
#endif
#define NONE 0
#define PENDING 1
#define HELD 2
#define CONFIRMED 3
#define REJECTED 4
#define EXPIRED 5
#define FAILED 6
#define CANCELLED 7
#define B_NONE 0
#define B_TODO 1
#define B_CHARGING 2
#define B_CAPT 3
#define B_DECL 4
#define B_REFUND 5
#define B_REFUNDED 6
#define B_VOID 7
#define B_ACTION 8
byte st[NB]; byte bill[NB]; short seats=SEATS; short held[NB]; byte owner[NB];
byte charged[NB]; byte refunded[NB]; byte keyres[NB*ATT]; byte rkey[NB]; byte att[NB];
bool unpub[NB]; byte q[NB]; bool inbox[NB]; bool infl[NB]; byte faults=0; bool mail[NB]; bool mailrow[NB]; bool acked[NB];
#define FAULT (faults<MAXC)
/* the provider's memory of a key: 0 never seen, 1 captured, 2 declined, 3 waits for the person, 4 canceled */
#define KEY(b,a) keyres[(b)*ATT+(a)]
#define RELEASE(b) seats=seats+held[b]; held[b]=0

/* every proctype keeps no dead locals: each is instantiated per booking b */
proctype Client(byte b){ atomic{ st[b]=PENDING; unpub[b]=1 }; if :: FAULT -> faults++ /* answer lost, same key sent again: T1 finds the key, changes nothing */ :: true fi; acked[b]=1 }
proctype Relay(byte b){ do :: unpub[b] && q[b]<2 -> q[b]++; if :: atomic{FAULT -> faults++} :: unpub[b]=0 fi od }
proctype Wipe(){ atomic{FAULT -> faults++; q[0]=0; q[NB-1]=0} }
proctype Sweep(byte b){ do
#ifndef BUG_NOSWEEP
 :: atomic{ st[b]==PENDING && !unpub[b] && q[b]==0 -> unpub[b]=1 }
#else
 :: false
#endif
 od }
proctype Worker(byte b){ do :: q[b]>0 ->
#ifdef BUG_ACKFIRST
 atomic{ if :: q[b]>0 -> q[b]-- :: else fi };
 if :: atomic{FAULT -> faults++} :: 
#endif
 atomic{ if
#ifdef BUG_NOINBOX
   :: true ->
#else
   :: inbox[b] -> skip
   :: else -> inbox[b]=1;
#endif
     if
#ifndef BUG_NOINBOX
     :: st[b]!=PENDING -> skip
#endif
#ifdef BUG_GUARD
     :: st[b]==PENDING -> seats--; held[b]++; st[b]=HELD; bill[b]=B_TODO
#else
     :: (st[b]==PENDING
#ifdef BUG_NOINBOX
        || st[b]==HELD
#endif
        ) && seats>0 -> seats--; held[b]++; st[b]=HELD; bill[b]=B_TODO
     :: st[b]==PENDING && seats<=0 -> st[b]=REJECTED
#endif
     :: else -> skip
     fi
   fi };
#ifdef BUG_ACKFIRST
 fi
#else
 if :: atomic{FAULT -> faults++} :: atomic{ if :: q[b]>0 -> q[b]-- :: else fi } fi
#endif
 od }
#define PSP(a,r) if :: KEY(b,a)==0 -> if :: KEY(b,a)=1; charged[b]++ :: KEY(b,a)=2 :: KEY(b,a)=3 fi :: NK KEY(b,a)>=2 -> skip fi; r=KEY(b,a)
#ifdef BUG_NEWKEY
#define NK KEY(b,a)==1 -> charged[b]++ ::
#else
#define NK KEY(b,a)==1 -> skip ::
#endif
/* T3b captured, T3d declined, T3q action, and canceled by the expirer: only the row of this attempt, and only out of the state that was expected */
#define T3(a,r,from) if :: bill[b]!=from || att[b]!=a -> skip \
 :: bill[b]==from && att[b]==a && r==1 -> if :: st[b]==HELD -> st[b]=CONFIRMED; bill[b]=B_CAPT; mailrow[b]=1 :: else -> bill[b]=B_REFUND fi \
 :: bill[b]==from && att[b]==a && r==2 -> bill[b]=B_DECL; if :: st[b]==HELD && a==ATT-1 -> st[b]=FAILED; RELEASE(b) :: else fi \
 :: bill[b]==from && att[b]==a && r==3 -> bill[b]=B_ACTION \
 :: bill[b]==from && att[b]==a && r==4 -> bill[b]=B_VOID; if :: st[b]==HELD -> st[b]=EXPIRED; RELEASE(b) :: else fi \
 :: bill[b]==from && att[b]==a && r==0 -> skip fi
proctype Charger(byte b; byte me){ byte r; byte a; do
 :: atomic{ bill[b]==B_TODO && st[b]==HELD -> bill[b]=B_CHARGING; owner[b]=me; a=att[b] } -> atomic{PSP(a,r)}; if :: atomic{FAULT -> faults++; r=0; if :: owner[b]==me -> owner[b]=9 :: else fi; a=0} :: atomic{T3(a,r,B_CHARGING); r=0; a=0} fi
 :: atomic{ bill[b]==B_CHARGING && owner[b]!=me && (owner[b]==9 || FAULT) -> if :: owner[b]!=9 -> faults++ :: else fi; owner[b]=me; a=att[b] } -> atomic{PSP(a,r)}; if :: atomic{FAULT -> faults++; r=0; if :: owner[b]==me -> owner[b]=9 :: else fi; a=0} :: atomic{T3(a,r,B_CHARGING); r=0; a=0} fi
 od }
/* the person at the provider's page: passes, fails, or never comes back */
proctype Person(byte b){ byte i; i=0; do :: i<ATT -> if :: atomic{ KEY(b,i)==3 -> if :: KEY(b,i)=1; charged[b]++ :: KEY(b,i)=2 :: break fi }; i++ :: att[b]>i -> i++ fi :: else -> break od }
/* W: webhook or poll brings the provider's final word on a payment that waited */
proctype Hook(byte b){ byte r; do :: atomic{ bill[b]==B_ACTION && KEY(b,att[b])!=3 -> r=KEY(b,att[b]); T3(att[b],r,B_ACTION); r=0 } od }
/* T3p: another card */
proctype Recard(byte b){ do :: atomic{ st[b]==HELD && (bill[b]==B_DECL
#ifdef BUG_RECARD
 || bill[b]==B_ACTION
#endif
 ) && att[b]<ATT-1 -> att[b]++; bill[b]=B_TODO } :: break od }
/* T4 */
proctype Expirer(byte b){ byte a; byte r; do
 :: atomic{ st[b]==PENDING && acked[b] -> st[b]=EXPIRED }
 :: atomic{ st[b]==HELD && (bill[b]==B_TODO || bill[b]==B_DECL
#ifdef BUG_EXPIRE
 || bill[b]==B_CHARGING
#endif
#ifdef BUG_ACTION
 || bill[b]==B_ACTION
#endif
 ) -> st[b]=EXPIRED; if :: bill[b]!=B_CHARGING -> bill[b]=B_VOID :: else fi; RELEASE(b) }
#ifndef BUG_ACTION
 :: atomic{ st[b]==HELD && bill[b]==B_ACTION -> a=att[b]; if :: KEY(b,a)==3 -> KEY(b,a)=4 :: else fi; r=KEY(b,a) }; if :: atomic{FAULT -> faults++; a=0; r=0} :: atomic{T3(a,r,B_ACTION); a=0; r=0} fi
#endif
 od }
/* T5b: whenever the traveler likes */
proctype Cancel(byte b){ if
 :: atomic{ st[b]==PENDING -> st[b]=CANCELLED }
 :: atomic{ st[b]==HELD && (bill[b]==B_TODO || bill[b]==B_DECL
) -> st[b]=CANCELLED; bill[b]=B_VOID; RELEASE(b) }
 :: atomic{ st[b]==CONFIRMED && bill[b]==B_CAPT -> st[b]=CANCELLED; RELEASE(b); bill[b]=B_REFUND }
 :: skip fi }
proctype Refunder(byte b){ do :: bill[b]==B_REFUND ->
#ifdef BUG_REFUND
 refunded[b]++;
#else
 atomic{ if :: rkey[b]==0 -> rkey[b]=1; refunded[b]++ :: else fi };
#endif
 if :: atomic{FAULT -> faults++} :: bill[b]=B_REFUNDED fi od }
proctype Mailer(byte b){ do :: mailrow[b] -> mail[b]=1; if :: atomic{FAULT -> faults++} :: mailrow[b]=0 fi od }
#define TERM(b) (st[b]==CONFIRMED||st[b]==REJECTED||st[b]==EXPIRED||st[b]==FAILED||st[b]==CANCELLED)
#define OKB(b) ( TERM(b) && charged[b]<=1 && refunded[b]<=charged[b] && ((st[b]==CONFIRMED) -> (charged[b]==1&&refunded[b]==0&&bill[b]==B_CAPT&&held[b]==1&&mail[b]) : ((charged[b]==refunded[b]) && held[b]==0)) && (st[b]==CANCELLED || refunded[b]==0) )
#define INV (seats>=0 && charged[0]<=1 && charged[NB-1]<=1 && refunded[0]<=1 && refunded[NB-1]<=1 && held[0]<=1 && held[NB-1]<=1 && !(st[0]==EXPIRED && charged[0]>0) && !(st[NB-1]==EXPIRED && charged[NB-1]>0))
active proctype End(){ do :: atomic{ !INV -> assert(false) } :: atomic{ timeout -> assert(OKB(0)); assert(NB==1 || OKB(NB-1)); assert(seats + held[0] + (NB>1 -> held[NB-1] : 0) == SEATS); break } od }
init{ atomic{ byte i; for (i : 0 .. (NB - 1)){ owner[i]=9; run Client(i); run Relay(i); run Sweep(i); run Worker(i); 
#ifndef ONEW
run Worker(i);
#endif
run Charger(i,1); run Charger(i,2); run Person(i); run Hook(i); run Recard(i); run Expirer(i); 
run Refunder(i);
#ifdef CANC
run Cancel(i);
#endif
run Mailer(i) }; i=0; run Wipe() } }
