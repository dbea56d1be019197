package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RowEdits;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people who work in one system. No state of their own. */
final class SimulatedUsers {
  /** Two companies that both systems know, one that only finance has, and none. */
  static final List<String> COMPANIES = List.of("usmf", "demf", "xxmf", "");

  private static final List<String> TEXTS = List.of("red", "green", "blue", "Red ", "grey", "");
  private static final int LAST_NUMBER = 6;
  private static final int CENTS = 100;

  private final InMemoryConnector system;
  private final Side side;
  private final Map<String, UUID> companies;

  /**
   * The users of a system.
   *
   * @param companies the rows of the companies on Dataverse, by code
   */
  SimulatedUsers(InMemoryConnector system, Map<String, UUID> companies) {
    this.system = system;
    this.companies = companies;
    side = system.side();
  }

  /** Makes all edits as one transaction; those that the system refuses are given up. */
  void transact(List<Edit> edits) {
    system.transact(rows -> make(edits, rows));
  }

  /** What these edits would change if they were committed now, without that anything changes. */
  List<IntendedEdits.Step> intended(List<Edit> edits) {
    IntendedEdits intended = new IntendedEdits(system);
    intended.collect(rows -> make(edits, rows));
    return intended.steps();
  }

  private void make(List<Edit> edits, RowEdits rows) {
    for (Edit edit : edits) {
      try {
        make(edit, rows);
      } catch (IllegalArgumentException refused) {
        // The user reads the message and gives up.
      }
    }
  }

  private void make(Edit edit, RowEdits rows) {
    boolean known = !edit.subject().isCompanySpecific() || isKnown(edit.company());
    if (!known) {
      return;
    }
    Row row = find(edit.subject(), edit.company(), number(edit.number()));
    switch (edit.kind()) {
      case PUT -> put(edit, row, rows);
      case DELETE -> delete(edit, row, rows);
      case REPLACE -> {
        delete(edit, row, rows);
        put(edit, null, rows);
      }
      case RENUMBER -> renumber(edit, row, rows);
    }
  }

  private boolean isKnown(int company) {
    String code = COMPANIES.get(company);
    return side == Side.FINANCE ? !code.isEmpty() : code.isEmpty() || companies.containsKey(code);
  }

  private void put(Edit edit, @Nullable Row row, RowEdits rows) {
    Subject subject = edit.subject();
    String table = subject.table(side);
    if (row != null) {
      rows.update(table, key(row), values(edit, edit.columns()));
      return;
    }
    Map<String, @Nullable Object> all = values(edit, edit.columns() | 1);
    all.put(subject.number(side), number(edit.number()));
    if (subject.isCompanySpecific()) {
      String code = COMPANIES.get(edit.company());
      if (side == Side.FINANCE) {
        all.put("dataAreaId", code);
      } else if (!code.isEmpty()) {
        all.put(
            "msdyn_company",
            Reference.byId("cdm_companies", Objects.requireNonNull(companies.get(code))));
      }
    }
    if (side == Side.FINANCE) {
      fillNumbers(subject, all);
    }
    rows.insert(table, all);
  }

  /** Numbers of finance are never blank: zero is its empty value of the type (NUL-3). */
  private static void fillNumbers(Subject subject, Map<String, @Nullable Object> values) {
    for (Field field : subject.fields()) {
      if (field.kind() == Field.Kind.MONEY && !field.finance().isEmpty()) {
        values.putIfAbsent(field.finance(), BigDecimal.ZERO);
      }
    }
  }

  private void delete(Edit edit, @Nullable Row row, RowEdits rows) {
    if (row != null) {
      rows.delete(edit.subject().table(side), key(row));
    }
  }

  private void renumber(Edit edit, @Nullable Row row, RowEdits rows) {
    if (row != null) {
      Subject subject = edit.subject();
      String other = number(edit.value() % LAST_NUMBER);
      rows.update(subject.table(side), key(row), Map.of(subject.number(side), other));
    }
  }

  private Map<String, @Nullable Object> values(Edit edit, int columns) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<Field> fields = edit.subject().fields();
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      String column = side == Side.DATAVERSE ? field.dataverse() : field.finance();
      if ((columns & (1 << i)) != 0 && !column.isEmpty()) {
        values.put(column, value(edit, field, edit.value() + i));
      }
    }
    return values;
  }

  private @Nullable Object value(Edit edit, Field field, int value) {
    Subject refersTo = field.refersTo();
    return switch (field.kind()) {
      case TEXT -> TEXTS.get(value % TEXTS.size());
      case MONEY -> BigDecimal.valueOf(value * 25L % CENTS, 2);
      case FLAG -> value % 3 != 0;
      case REFERENCE -> refersTo == null ? null : reference(edit, refersTo, value);
    };
  }

  private @Nullable Object reference(Edit edit, Subject refersTo, int value) {
    if (value % 4 == 0) {
      return side == Side.FINANCE ? "" : null;
    }
    String number = number(value % LAST_NUMBER);
    if (side == Side.FINANCE) {
      return number;
    }
    // Now and then somebody picks a row of the other company.
    int company = value % 17 == 0 && edit.company() < 2 ? 1 - edit.company() : edit.company();
    Row row = find(refersTo, company, number);
    return row == null ? null : Reference.byId(refersTo.table(side), id(row));
  }

  private static String number(int number) {
    return "N" + number;
  }

  private @Nullable Row find(Subject subject, int company, String number) {
    String code = COMPANIES.get(company);
    for (Row row : system.rows(subject.table(side))) {
      boolean same =
          number.equals(row.value(subject.number(side)))
              && (!subject.isCompanySpecific() || code.equals(company(row)));
      if (same) {
        return row;
      }
    }
    return null;
  }

  /** The code of the company of a row, empty when it has none. */
  private String company(Row row) {
    if (side == Side.FINANCE) {
      return String.valueOf(row.value("dataAreaId")).toLowerCase(Locale.ROOT);
    }
    if (row.value("msdyn_company") instanceof Reference.ById reference) {
      for (Map.Entry<String, UUID> company : companies.entrySet()) {
        if (company.getValue().equals(reference.id())) {
          return company.getKey();
        }
      }
    }
    return "";
  }

  /** What names a row for its own system: the identifier, the key on a side without. */
  static KeyValues key(Row row) {
    if (row.schema().side() == Side.DATAVERSE) {
      return KeyValues.of(Objects.requireNonNull(row.schema().primaryId()), id(row));
    }
    Subject subject = Subject.ofTable(row.schema().name().name());
    KeyValues.Builder key = KeyValues.builder();
    if (subject.isCompanySpecific()) {
      key.put("dataAreaId", row.value("dataAreaId"));
    }
    return key.put(subject.number(Side.FINANCE), row.value(subject.number(Side.FINANCE))).build();
  }

  /** The identifier of a row of Dataverse. */
  static UUID id(Row row) {
    String column = row.schema().primaryId();
    if (column != null && row.value(column) instanceof UUID id) {
      return id;
    }
    throw new IllegalStateException(row + " has no id");
  }
}
