package dev.tandem.sync;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A random history of transactions of both sides between edits that no host hands over, on two
 * customers: hosts that commit, roll back, are slow or die, a worker beside them that steps between
 * any two of their calls and is killed now and then, and answers that are lost. Every text that is
 * written is another one, so that each value tells where it comes from. One seed gives one history.
 */
final class SynchronousHistory {
  private static final String[] TEXTS = {"name", "phone"};
  private static final Duration LATE = Duration.ofMinutes(3);

  private final Random random;
  private final SyncWorld world;
  private final List<String> log = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Texts of transactions that were rolled back or refused. */
  private final Set<String> undone = new LinkedHashSet<>();

  /** By number, all texts of transactions, and the numbers by the coordinates of their changes. */
  private final Map<String, Set<String>> said = new LinkedHashMap<>();

  private final Map<String, String> numbers = new LinkedHashMap<>();

  /** Texts that people found in rows which they edited then, whoever wrote them. */
  private final Set<String> adopted = new LinkedHashSet<>();

  /** The numbers that anybody committed, and whether anybody deleted them. */
  private final Map<String, String> rows = new LinkedHashMap<>();

  private final Map<String, MapOptions> options;
  private final Due inHost = new Due();
  private final Due inWorker = new Due();
  private SyncRuntime host;
  private SyncRuntime worker;
  private int texts;
  private int transactions;
  private int processes;
  private boolean stepping;
  private @Nullable Side others;

  /** What happens between two calls of a process, once. */
  private static final class Due {
    private Tripwire wire = new Tripwire();
    private long moment;
    private Runnable action = () -> {};

    private Tripwire fresh() {
      wire = new Tripwire();
      moment = 0;
      return wire.watch(
          () -> {
            if (wire.moments() == moment) {
              moment = 0;
              action.run();
            }
          });
    }

    private void after(int calls, Runnable what) {
      moment = wire.moments() + calls;
      action = what;
    }

    private void never() {
      moment = 0;
    }
  }

  private SynchronousHistory(long seed) {
    random = new Random(seed);
    boolean poor = random.nextBoolean();
    options = Map.of(SyncWorld.CUSTOMERS, options());
    world = SyncWorld.running(options);
    world.runtime.close();
    host = process("host", inHost);
    worker = process("worker", inWorker);
    if (poor) {
      log.add("feeds tell no operations");
      world.faultyDataverse.deliverChanges(KilledWorkersTest::withoutOperations);
      world.faultyFinance.deliverChanges(KilledWorkersTest::withoutOperations);
    }
  }

  private SyncRuntime process(String name, Due due) {
    return world.runtime(name + ++processes, options, due.fresh());
  }

  private MapOptions options() {
    Side side = random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
    ConflictPolicy policy =
        random.nextBoolean() ? ConflictPolicy.wins(side) : ConflictPolicy.merge(side);
    ColumnsSent sent = random.nextBoolean() ? ColumnsSent.ALL_MAPPED : ColumnsSent.CHANGED_ONLY;
    log.add(policy + " " + sent);
    return MapOptions.STANDARD.in(SyncMode.SYNCHRONOUS).onConflict(policy).sending(sent);
  }

  /** What is wrong after the history of a seed, with the history before it; empty when nothing. */
  static List<String> problems(long seed) {
    SynchronousHistory history = new SynchronousHistory(seed);
    try (SyncWorld world = history.world) {
      history.run();
      history.check();
      if (history.problems.isEmpty()) {
        return List.of();
      }
      List<String> told = new ArrayList<>(history.log);
      world.events.forEach(event -> told.add("  " + event));
      told.addAll(history.problems);
      return told;
    }
  }

  private void run() {
    int length = 2 + random.nextInt(8);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> transaction();
        case 4, 5 -> edit(side());
        case 6, 7 -> step();
        case 8 -> pass(Duration.ofSeconds(1 + random.nextInt(300)));
        default -> fault();
      }
    }
  }

  private Side side() {
    return random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
  }

  private void step() {
    boolean alone = stepping || random.nextInt(5) > 0;
    if (!alone) {
      int calls = 1 + random.nextInt(40);
      boolean killed = random.nextInt(3) == 0;
      log.add("in the step, after %d: %s".formatted(calls, killed ? "killed" : "a transaction"));
      inWorker.after(calls, killed ? SynchronousHistory::die : this::wholeTransaction);
    }
    stepUndisturbed();
  }

  private void stepUndisturbed() {
    if (stepping) {
      return;
    }
    log.add("step");
    stepping = true;
    try {
      worker.step(1 + random.nextInt(5));
    } catch (Tripwire.Killed killed) {
      log.add("the worker is killed");
      world.clock.advance(Duration.ofMinutes(1));
      worker = process("worker", inWorker);
    } finally {
      stepping = false;
      inWorker.never();
    }
  }

  private static void die() {
    throw new Tripwire.Killed();
  }

  private void pass(Duration time) {
    log.add("pass " + time);
    world.clock.advance(time);
  }

  private void fault() {
    Side side = side();
    FaultyConnector faulty = side == Side.DATAVERSE ? world.faultyDataverse : world.faultyFinance;
    Call call = List.of(Call.WRITE, Call.WRITE, Call.READ).get(random.nextInt(3));
    Fault fault =
        switch (random.nextInt(call == Call.WRITE ? 4 : 1)) {
          case 0 -> Fault.failsBefore(world.clock.instant().plusSeconds(5));
          case 1 -> Fault.failsAfter(world.clock.instant().plusSeconds(5));
          case 2 -> Fault.losesAnswer();
          default -> Fault.losesAnswerAfter(1);
        };
    log.add("fault of %s %s: %s".formatted(side, call, fault));
    faulty.script(call, fault);
  }

  private String number() {
    return "C" + random.nextInt(2);
  }

  private String text() {
    return "v" + ++texts;
  }

  // Rows ---------------------------------------------------------------------------------------

  private InMemoryConnector system(Side side) {
    return side == Side.DATAVERSE ? world.dataverse : world.finance;
  }

  private static String table(Side side) {
    return side == Side.DATAVERSE ? "accounts" : "Customers";
  }

  private static String column(Side side, String text) {
    return side == Side.DATAVERSE ? text : text.toUpperCase(java.util.Locale.ROOT);
  }

  private static String keyColumn(Side side) {
    return side == Side.DATAVERSE ? "accountnumber" : "ACCOUNT";
  }

  private @Nullable Row row(Side side, String number) {
    return system(side).rows(table(side)).stream()
        .filter(row -> number.equals(row.value(keyColumn(side))))
        .findFirst()
        .orElse(null);
  }

  private static KeyValues key(Side side, Row row) {
    return side == Side.DATAVERSE
        ? KeyValues.of("accountid", SyncWorld.id(row))
        : SyncWorld.financeKey("ACCOUNT", String.valueOf(row.value("ACCOUNT")));
  }

  private Row fresh(Side side, String number) {
    TableSchema schema = Objects.requireNonNull(system(side).catalog().table(table(side)));
    Row.Builder row = Row.builder(schema).set(keyColumn(side), number);
    if (side == Side.DATAVERSE) {
      row.set("accountid", UUID.randomUUID())
          .set("creditlimit", null)
          .set("parent", null)
          .set("phone", null)
          .set("msdyn_company", Reference.byId("cdm_companies", world.company));
    } else {
      row.set("dataAreaId", "usmf")
          .set("CREDITLIMIT", java.math.BigDecimal.ZERO)
          .set("PARENT", "")
          .set("PHONE", "");
    }
    return row.build();
  }

  /** What one edit makes of a row. */
  private record Edit(
      Side side,
      String number,
      @Nullable Row before,
      @Nullable Row after,
      Map<String, String> said) {}

  /** An edit of a number that the transaction has not edited yet. */
  private Edit draw(Side side, String number) {
    Row before = row(side, number);
    if (before != null && random.nextInt(5) == 0) {
      return new Edit(side, number, before, null, Map.of());
    }
    Map<String, String> said = new LinkedHashMap<>();
    Row.Builder after = (before == null ? fresh(side, number) : before).toBuilder();
    for (String text : TEXTS) {
      if (random.nextBoolean() || (before == null && text.equals("name"))) {
        said.put(text, text());
        after.set(column(side, text), said.get(text));
      }
    }
    return new Edit(side, number, before, after.build(), said);
  }

  /** Whether its own system takes the edit: nobody created or deleted the row meanwhile. */
  private boolean canCommit(Edit edit) {
    Row now = row(edit.side(), edit.number());
    Row before = edit.before();
    if (now == null || before == null) {
      return (now == null) == (before == null);
    }
    return key(edit.side(), now).equals(key(edit.side(), before));
  }

  /** Makes the edit on the row as it is now, as the commit of its host does. */
  private void commit(Edit edit) {
    Side side = edit.side();
    undone.removeAll(edit.said().values());
    InMemoryConnector system = system(side);
    Row now = row(side, edit.number());
    Row after = edit.after();
    for (Row seen : new @Nullable Row[] {now, edit.before()}) {
      if (seen != null && after != null) {
        for (String text : TEXTS) {
          adopted.add(text(seen, column(side, text)));
        }
      }
    }
    if (after == null) {
      rows.put(edit.number(), "deleted");
    } else if (now == null) {
      rows.putIfAbsent(edit.number(), "");
    }
    if (after == null) {
      if (now != null) {
        system.delete(table(side), key(side, now));
      }
      return;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    if (now == null) {
      after.presentColumns().forEach(column -> values.put(column, after.value(column)));
      values.values().removeIf(Objects::isNull);
      system.insert(table(side), values);
    } else {
      edit.said().forEach((text, value) -> values.put(column(side, text), value));
      system.update(table(side), key(side, now), values);
    }
  }

  private void edit(Side side) {
    Edit edit = draw(side, number());
    log.add("edit " + told(edit));
    // Who edits a row that a transaction holds may keep what that one wrote, by the policy.
    boolean held =
        world.store.documents("held/").values().stream().anyMatch(text -> !text.contains("ended="));
    if (held) {
      adopted.addAll(said.getOrDefault(edit.number(), Set.of()));
    }
    commit(edit);
  }

  private static String told(Edit edit) {
    String what = edit.after() == null ? "delete" : edit.before() == null ? "create" : "update";
    return "%s %s of %s %s".formatted(what, edit.number(), edit.side(), edit.said());
  }

  // Transactions -------------------------------------------------------------------------------

  private Change change(Edit edit) {
    Side side = edit.side();
    Row image = edit.after() == null ? Objects.requireNonNull(edit.before()) : edit.after();
    transactions++;
    numbers.put("tx-" + transactions, edit.number());
    said.computeIfAbsent(edit.number(), any -> new LinkedHashSet<>()).addAll(edit.said().values());
    return new Change(
        "tx-" + transactions,
        0,
        side == Side.DATAVERSE ? TableName.dataverse("accounts") : TableName.finance("Customers"),
        edit.after() == null ? Change.Kind.DELETE : Change.Kind.UPSERT,
        side == Side.DATAVERSE ? SyncWorld.id(image) : null,
        side == Side.DATAVERSE ? null : key(side, image),
        edit.before(),
        edit.after(),
        edit.after() == null ? null : "uncommitted-" + transactions,
        null,
        null,
        world.clock.instant());
  }

  private void transaction() {
    if (random.nextInt(3) == 0) {
      int calls = 1 + random.nextInt(40);
      int what = random.nextInt(3);
      log.add("in the host, after %d: %s".formatted(calls, what == 0 ? "killed" : "others"));
      inHost.after(
          calls,
          what == 0
              ? SynchronousHistory::die
              : what == 1 ? this::stepUndisturbed : this::editOfOthers);
    }
    wholeTransaction();
  }

  /** Nobody edits on the side whose rows the host holds. */
  private void editOfOthers() {
    Side side = others;
    if (side != null) {
      edit(side);
    }
  }

  private void wholeTransaction() {
    try {
      hostTransaction();
    } catch (Tripwire.Killed killed) {
      log.add("the host is killed");
      host = process("host", inHost);
    } finally {
      inHost.never();
    }
  }

  private void hostTransaction() {
    Side origin = side();
    List<Edit> edits = new ArrayList<>();
    edits.add(draw(origin, "C0"));
    if (random.nextInt(3) == 0) {
      edits.add(draw(origin, "C1"));
    }
    edits.forEach(edit -> log.add("begin " + told(edit)));
    edits.forEach(edit -> undone.addAll(edit.said().values()));
    others = origin.other();
    SynchronousTransaction transaction =
        host.begin(origin, String.valueOf(transactions), edits.stream().map(this::change).toList());
    if (!transaction.isAccepted()) {
      log.add("refused: " + transaction.refusals());
      return;
    }
    meanwhile(origin);
    others = null;
    boolean fails = !edits.stream().allMatch(this::canCommit);
    switch (fails ? 0 : random.nextInt(6)) {
      case 0 -> {
        log.add("rolled back");
        transaction.rolledBack();
      }
      case 1 -> {
        log.add("dies before its commit");
        transaction.close();
      }
      case 2 -> {
        log.add("commits and dies");
        edits.forEach(this::commit);
        transaction.close();
      }
      default -> {
        log.add("commits");
        edits.forEach(this::commit);
        if (random.nextInt(4) == 0) {
          meanwhile(origin);
        }
        transaction.committed();
      }
    }
  }

  /** What happens while the host holds its rows: nobody else edits them on its own side. */
  private void meanwhile(Side origin) {
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> edit(origin.other());
        case 1 -> pass(random.nextInt(3) == 0 ? LATE : Duration.ofSeconds(10));
        default -> step();
      }
    }
  }

  // What must hold -----------------------------------------------------------------------------

  private void check() {
    worker.close();
    host.close();
    world.clock.advance(LATE);
    for (int i = 0; i < 8; i++) {
      world.settleAfter(LATE);
    }
    if (!world.store.documents("intent/").isEmpty()) {
      problems.add("a transaction stays in doubt");
    }
    for (String number : List.of("C0", "C1")) {
      check(number);
    }
  }

  private void check(String number) {
    Row account = row(Side.DATAVERSE, number);
    Row customer = row(Side.FINANCE, number);
    if ((account == null) != (customer == null)) {
      problems.add(
          "%s is only on %s: %s"
              .formatted(
                  number,
                  account == null ? Side.FINANCE : Side.DATAVERSE,
                  account == null ? customer : account));
      return;
    }
    if (account == null && "".equals(rows.get(number))) {
      problems.add(number + " is gone, and nobody deleted it");
    }
    for (String text : TEXTS) {
      String there = account == null ? "" : text(account, text);
      String here = customer == null ? "" : text(customer, text.toUpperCase(java.util.Locale.ROOT));
      if (!there.equals(here)) {
        problems.add("%s of %s is %s and %s".formatted(text, number, there, here));
      }
      if (undone.contains(there) && !adopted.contains(there) && !isDecided(number)) {
        problems.add("%s of %s is %s, which was undone".formatted(text, number, there));
      }
    }
  }

  /** Where an edit stood against the taking back, the policy decided, and a record tells. */
  private boolean isDecided(String number) {
    return world.events.stream()
        .filter(SyncEvent.Conflicted.class::isInstance)
        .map(event -> ((SyncEvent.Conflicted) event).operationId())
        .filter(id -> id.endsWith("/settled"))
        .map(id -> id.substring(id.lastIndexOf('|') + 1).replaceAll("/.*", ""))
        .anyMatch(coordinate -> number.equals(numbers.get(coordinate)));
  }

  private static String text(Row row, String column) {
    Object value = row.value(column);
    return value == null ? "" : value.toString();
  }
}
