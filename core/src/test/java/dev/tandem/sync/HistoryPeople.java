package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people of a history: what they write into two customers, each time another text, and what
 * they know of it.
 */
final class HistoryPeople {
  /** The numbers of the customers. */
  static final List<String> NUMBERS = List.of("C0", "C1");

  private final Random random;
  private final SyncWorld world;
  private final List<String> log;
  private final Customers customers;

  /** Texts of transactions that were rolled back or refused. */
  private final Set<String> undone = new LinkedHashSet<>();

  /** By number, all texts of transactions. */
  private final Map<String, Set<String>> said = new LinkedHashMap<>();

  /** Texts that people found in rows which they edited then, whoever wrote them. */
  private final Set<String> adopted = new LinkedHashSet<>();

  /** The numbers that anybody committed, and whether anybody deleted them. */
  private final Map<String, Boolean> deleted = new LinkedHashMap<>();

  private int texts;

  HistoryPeople(Random random, SyncWorld world, List<String> log) {
    this.random = random;
    this.world = world;
    this.log = log;
    customers = new Customers(world);
  }

  Side side() {
    return random.nextBoolean() ? Side.DATAVERSE : Side.FINANCE;
  }

  private String number() {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  /** An edit of a number as its row is now. */
  CustomerEdit draw(Side side, String number) {
    Row before = customers.row(side, number);
    if (before != null && random.nextInt(5) == 0) {
      return new CustomerEdit(side, number, before, null, Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    Row.Builder after = (before == null ? customers.fresh(side, number) : before).toBuilder();
    for (String text : Customers.TEXTS) {
      if (random.nextBoolean() || (before == null && text.equals("name"))) {
        values.put(text, "v" + ++texts);
        after.set(Customers.column(side, text), values.get(text));
      }
    }
    return new CustomerEdit(side, number, before, after.build(), values);
  }

  /** Somebody edits on one side, and no host hands it over. */
  void edit(Side side) {
    CustomerEdit edit = draw(side, number());
    log.add("edit " + edit);
    // Who edits a row that a transaction holds may keep what that one wrote, by the policy.
    boolean held =
        world.store.documents("held/").values().stream().anyMatch(text -> !text.contains("ended="));
    if (held) {
      adopted.addAll(said.getOrDefault(edit.number(), Set.of()));
    }
    commit(edit);
  }

  /** A transaction wants to commit an edit. */
  void begin(CustomerEdit edit) {
    undone.addAll(edit.said().values());
    said.computeIfAbsent(edit.number(), any -> new LinkedHashSet<>()).addAll(edit.said().values());
  }

  /** Whether its own system takes the edit: nobody created or deleted the row meanwhile. */
  boolean canCommit(CustomerEdit edit) {
    Row now = customers.row(edit.side(), edit.number());
    Row before = edit.before();
    if (now == null || before == null) {
      return (now == null) == (before == null);
    }
    return Customers.key(edit.side(), now).equals(Customers.key(edit.side(), before));
  }

  /** Makes the edit on the row as it is now, as the commit of its host does. */
  void commit(CustomerEdit edit) {
    Side side = edit.side();
    Row now = customers.row(side, edit.number());
    Row after = edit.after();
    undone.removeAll(edit.said().values());
    InMemoryConnector system = customers.system(side);
    if (after == null) {
      deleted.put(edit.number(), true);
      if (now != null) {
        system.delete(Customers.table(side), Customers.key(side, now));
      }
      return;
    }
    adopt(side, now);
    adopt(side, edit.before());
    Map<String, Object> values = new LinkedHashMap<>();
    if (now == null) {
      deleted.putIfAbsent(edit.number(), false);
      after.presentColumns().forEach(column -> values.put(column, after.value(column)));
      values.values().removeIf(Objects::isNull);
      system.insert(Customers.table(side), values);
    } else {
      edit.said().forEach((text, value) -> values.put(Customers.column(side, text), value));
      system.update(Customers.table(side), Customers.key(side, now), values);
    }
  }

  private void adopt(Side side, @Nullable Row seen) {
    if (seen != null) {
      Customers.TEXTS.forEach(text -> adopted.add(Customers.text(side, seen, text)));
    }
  }

  /** Whether a text is one that nobody committed, and that nobody found in a row and left there. */
  boolean isUndone(String text) {
    return undone.contains(text) && !adopted.contains(text);
  }

  /** Whether a number was committed, and nobody deleted it. */
  boolean keeps(String number) {
    return Boolean.FALSE.equals(deleted.get(number));
  }
}
