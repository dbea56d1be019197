package dev.tandem.example.jdbc.crash;

import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people of one side, and what they know of the rows that they made. They work on the database
 * of their side and see nothing of the runtime. Used by one thread at a time.
 */
final class SideUsers {
  /** Rows that people work on most of the time. */
  private static final int HOT = 8;

  private static final int MOST_AT_ONCE = 6;

  private final Side side;

  private final JdbcConnector connector;
  private final Random random;
  private final List<String> contested;
  private final List<String> customers = new ArrayList<>();
  private final Map<String, UUID> ids = new HashMap<>();
  private final @Nullable UUID company;
  private final List<String> orders = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final Map<CrashTables, Map<String, Map<String, String>>> rows = new HashMap<>();
  private final Map<String, Map<String, String>> touched = new HashMap<>();
  private int made;

  /**
   * People who have done nothing yet.
   *
   * @param contested numbers of customers that are on both sides
   * @param ids their identifiers, where the side has any
   * @param company its identifier, null on finance
   */
  SideUsers(
      JdbcConnector connector,
      long seed,
      List<String> contested,
      Map<String, UUID> ids,
      @Nullable UUID company) {
    this.connector = connector;
    this.contested = contested;
    this.company = company;
    side = connector.side();
    random = new Random(seed);
    customers.addAll(contested);
    this.ids.putAll(ids);
    for (CrashTables each : CrashTables.values()) {
      rows.put(each, new LinkedHashMap<>());
    }
  }

  /** The rows that they made and did not delete, by number, without what others changed. */
  Map<String, Map<String, String>> rows(CrashTables table) {
    return Objects.requireNonNull(rows.get(table));
  }

  /** What they last wrote into the customers of both sides. */
  Map<String, Map<String, String>> touched() {
    return touched;
  }

  int made() {
    return made;
  }

  /** Makes changes, one or several in a transaction, until there are so many in all. */
  void workUpTo(int wanted) {
    while (made < wanted) {
      int size = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(MOST_AT_ONCE - 1);
      connector
          .edits()
          .transact(
              edits -> {
                for (int i = 0; i < size; i++) {
                  one(edits);
                }
              });
    }
  }

  private void one(RowEdits edits) {
    int chance = random.nextInt(100);
    if (chance < 25) {
      insert(edits, CrashTables.ENTRY, number(), anyCustomer());
    } else if (chance < 32) {
      String customer = number();
      insert(edits, CrashTables.CUSTOMER, customer, null);
      customers.add(customer);
      order(edits, number(), customer);
    } else if (chance < 62 && !orders.isEmpty()) {
      String order = anyOrder();
      update(edits, CrashTables.ORDER, order, "text");
    } else if (chance < 70 && !orders.isEmpty()) {
      delete(edits, anyOrder());
    } else if (chance < 85) {
      boolean again = !deleted.isEmpty() && random.nextInt(3) == 0;
      order(
          edits, again ? deleted.remove(random.nextInt(deleted.size())) : number(), anyCustomer());
    } else {
      contest(edits);
    }
  }

  private String number() {
    return side.name().charAt(0) + String.valueOf(made);
  }

  private String value() {
    return side.name().charAt(0) + " wrote " + made;
  }

  private String anyCustomer() {
    return customers.get(random.nextInt(customers.size()));
  }

  private String anyOrder() {
    boolean hot = random.nextInt(5) < 2;
    return orders.get(random.nextInt(hot ? Math.min(HOT, orders.size()) : orders.size()));
  }

  private void order(RowEdits edits, String number, String customer) {
    insert(edits, CrashTables.ORDER, number, customer);
    orders.add(number);
  }

  private void insert(RowEdits edits, CrashTables table, String number, @Nullable String customer) {
    Map<String, String> row = new LinkedHashMap<>();
    table.texts().forEach(text -> row.put(text, value()));
    Map<String, Object> values = new HashMap<>();
    row.forEach((column, value) -> values.put(CrashTables.column(side, column), value));
    values.put(CrashTables.column(side, CrashTables.NUMBER), number);
    if (customer != null) {
      row.put(CrashTables.LOOKUP, customer);
      values.put(CrashTables.column(side, CrashTables.LOOKUP), reference(customer));
    }
    if (company == null) {
      values.put("dataAreaId", CrashTables.COMPANY);
    } else {
      values.put("crm_company", Reference.byId("cdm_company", company));
    }
    StoredRow stored = edits.insert(table.table(side), values);
    if (table == CrashTables.CUSTOMER && side == Side.DATAVERSE) {
      ids.put(number, (UUID) Objects.requireNonNull(stored.row().value("crm_customerid")));
    }
    rows(table).put(number, row);
    made++;
  }

  private Object reference(String customer) {
    return side == Side.DATAVERSE
        ? Reference.byId("crm_customer", Objects.requireNonNull(ids.get(customer)))
        : customer;
  }

  private void update(RowEdits edits, CrashTables table, String number, String column) {
    String value = value();
    edits.update(table.table(side), key(number), Map.of(CrashTables.column(side, column), value));
    Map<String, String> row = rows(table).get(number);
    (row == null ? touched.computeIfAbsent(number, any -> new HashMap<>()) : row)
        .put(column, value);
    made++;
  }

  private void delete(RowEdits edits, String number) {
    edits.delete(CrashTables.ORDER.table(side), key(number));
    rows(CrashTables.ORDER).remove(number);
    orders.remove(number);
    deleted.add(number);
    made++;
  }

  /** Each side has a column of its own in these rows, and both write the third one. */
  private void contest(RowEdits edits) {
    String own = side == Side.DATAVERSE ? "name" : "terms";
    String number = contested.get(random.nextInt(contested.size()));
    update(edits, CrashTables.CUSTOMER, number, random.nextInt(5) < 2 ? "shared" : own);
  }

  private KeyValues key(String number) {
    return side == Side.DATAVERSE
        ? KeyValues.builder()
            .put("crm_number", number)
            .put("crm_company.cdm_companycode", CrashTables.COMPANY)
            .build()
        : KeyValues.builder().put("dataAreaId", CrashTables.COMPANY).put("NUMBER", number).build();
  }
}
