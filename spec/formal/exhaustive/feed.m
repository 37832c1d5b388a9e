-- A tenant's feed, with four items and three gateways that publish at once, all alike (scalarsets: order and names do not matter).
-- Each step is one SQL statement; a gateway may crash after any. An item takes its place in the sequence before its transaction
-- commits, so that items may become visible in another order.

const
  ITEMS: 4;
  GATEWAYS: 3;

type
  Item: scalarset(ITEMS);
  Gateway: scalarset(GATEWAYS);
  Count: 0 .. ITEMS;
  Step: enum { idle, locked, read, chosen };

var
  sequence: array [Item] of Count;    -- 0: none yet
  visible: array [Item] of boolean;   -- its transaction was committed
  covered: array [Item] of boolean;   -- a durable checkpoint covers its entry
  cursor: array [Item] of Count;      -- 0: not published
  parts: array [Item] of boolean;     -- the TTP still has its parts
  stored: array [Item] of boolean;    -- the tenant has it durably
  lastCursor: Count;
  acknowledged: Count;
  have: Count;                        -- how far the tenant has stored
  next: Count;
  step: array [Gateway] of Step;
  from: array [Gateway] of Count;
  give: array [Gateway] of array [Item] of boolean;

function due(i: Item): boolean;
begin
  return visible[i] & cursor[i] = 0 & covered[i];
end;

function feedLocked(): boolean;
begin
  return exists g: Gateway do step[g] != idle end;
end;

procedure release(g: Gateway);
begin
  step[g] := idle;
  from[g] := 0;
  for i: Item do give[g][i] := false; end;
end;

startstate begin
  for i: Item do
    sequence[i] := 0; visible[i] := false; covered[i] := false; cursor[i] := 0; parts[i] := true; stored[i] := false;
  end;
  lastCursor := 0; acknowledged := 0; have := 0; next := 0;
  for g: Gateway do release(g); end;
end;

ruleset i: Item do
  rule "an item takes its place in the sequence" sequence[i] = 0 ==>
  begin next := next + 1; sequence[i] := next; end;

  rule "its transaction commits" sequence[i] > 0 & !visible[i] ==>
  begin visible[i] := true; end;

  rule "a durable checkpoint covers it" visible[i] & !covered[i] ==>
  begin covered[i] := true; end;
end;

ruleset g: Gateway do
  rule "locks the feed" step[g] = idle & !feedLocked() & exists i: Item do due(i) end ==>
  begin step[g] := locked; end;

  rule "reads the last cursor" step[g] = locked ==>
  begin from[g] := lastCursor; step[g] := read; end;

  rule "updates the items" step[g] = read ==>
  begin
    for i: Item do give[g][i] := due(i); end;
    step[g] := chosen;
  end;

  rule "commits" step[g] = chosen ==>
  var place: Count; count: Count;
  begin
    count := 0;
    for i: Item do
      if give[g][i] then
        assert cursor[i] = 0 "a cursor never changes";
        place := 1;
        for j: Item do
          if give[g][j] & sequence[j] < sequence[i] then place := place + 1; end;
        end;
        assert from[g] + place <= ITEMS "a cursor lies in the feed";
        cursor[i] := from[g] + place;
        count := count + 1;
      end;
    end;
    lastCursor := from[g] + count;
    release(g);
  end;

  rule "crashes" step[g] != idle ==>
  begin release(g); end;
end;

ruleset i: Item do
  rule "the tenant fetches the next item and stores it" have < lastCursor & cursor[i] = have + 1 ==>
  begin
    assert parts[i] "the parts are there when they are fetched";
    assert !stored[i] "nothing comes twice";
    stored[i] := true;
    have := have + 1;
  end;
end;

rule "the tenant acknowledges" have > acknowledged & !feedLocked() ==>
begin
  for i: Item do
    if cursor[i] > acknowledged & cursor[i] <= have then parts[i] := false; end;
  end;
  acknowledged := have;
end;

invariant "no cursor without a durable checkpoint"
  forall i: Item do cursor[i] > 0 -> covered[i] end;

invariant "no cursor twice"
  forall i: Item do forall j: Item do (cursor[i] > 0 & cursor[i] = cursor[j]) -> i = j end end;

invariant "no gap in the feed"
  forall c: Count do (c > 0 & c <= lastCursor) -> exists i: Item do cursor[i] = c end end;

invariant "deleted only when the tenant has it"
  forall i: Item do parts[i] | stored[i] end;

cover "everything delivered, acknowledged and deleted"
  acknowledged = ITEMS & forall i: Item do !parts[i] end;

cover "published in another order than made visible"
  exists i: Item do exists j: Item do cursor[i] > 0 & cursor[j] = 0 & visible[j] & sequence[j] < sequence[i] end end;
