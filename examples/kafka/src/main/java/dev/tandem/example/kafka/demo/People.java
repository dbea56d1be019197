package dev.tandem.example.kafka.demo;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowEdits;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What people of both sides type, and what they expect to find: each side has customers of its own,
 * which it enters, edits, deletes and enters again. The same seed types the same. One thread.
 */
public final class People {
  private static final int CUSTOMERS = 60;
  private static final int DELETES = 10;

  private final Site site;
  private final Random random;
  private final Map<String, String> expected = new TreeMap<>();

  /** People who work on these systems. */
  public People(Site site, long seed) {
    this.site = site;
    random = new Random(seed);
  }

  /** What both sides must hold in the end: the name by the number. */
  public Map<String, String> expected() {
    return expected;
  }

  /** Makes some changes on each side, as one transaction of the system. */
  public void work(int changes) {
    for (Side side : Side.values()) {
      site.side(side)
          .edits()
          .transact(
              edits -> {
                for (int i = 0; i < changes; i++) {
                  edit(side, edits);
                }
              });
    }
  }

  private void edit(Side side, RowEdits edits) {
    String number = side.name().charAt(0) + Integer.toString(random.nextInt(CUSTOMERS));
    String table = Customers.table(side);
    if (expected.containsKey(number) && random.nextInt(DELETES) == 0) {
      expected.remove(number);
      edits.delete(table, Customers.key(side, number));
      return;
    }
    String name = "name " + random.nextInt(100_000);
    Map<String, String> values = new HashMap<>();
    values.put(Customers.column(side, "name"), name);
    if (expected.put(number, name) == null) {
      values.put(Customers.column(side, "number"), number);
      edits.insert(table, values);
    } else {
      edits.update(table, Customers.key(side, number), values);
    }
  }
}
