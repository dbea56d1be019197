package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import java.util.List;

/** The kinds of rows that are kept alike, one map each. */
enum Subject {
  /** Both ways; refers to itself and, in a circle, to contacts. */
  CUSTOMERS("accounts", "accountnumber", "Customers", "ACCOUNT", true, true),
  /** Both ways; refers to customers. */
  CONTACTS("contacts", "number", "Contacts", "NUM", true, true),
  /** Both ways with a filter on Dataverse; refers to customers. */
  PROJECTS("projects", "number", "Projects", "PROJID", true, true),
  /** To finance only; refers to projects. */
  HOURS("hours", "externalid", "Hours", "TRANSID", true, false),
  /** To Dataverse only; of no company. */
  CURRENCIES("currencies", "code", "Currencies", "CODE", false, true);

  private final String table;
  private final String number;
  private final String entity;
  private final String financeNumber;
  private final boolean companySpecific;
  private final boolean fromFinance;

  Subject(
      String table,
      String number,
      String entity,
      String financeNumber,
      boolean companySpecific,
      boolean fromFinance) {
    this.table = table;
    this.number = number;
    this.entity = entity;
    this.financeNumber = financeNumber;
    this.companySpecific = companySpecific;
    this.fromFinance = fromFinance;
  }

  /** The table of a side. */
  String table(Side side) {
    return side == Side.DATAVERSE ? table : entity;
  }

  /** The column of the number on a side. */
  String number(Side side) {
    return side == Side.DATAVERSE ? number : financeNumber;
  }

  /** Whether rows belong to a company. */
  boolean isCompanySpecific() {
    return companySpecific;
  }

  /** Whether rows travel from this side. */
  boolean travelsFrom(Side side) {
    return side == Side.DATAVERSE ? this != CURRENCIES : fromFinance;
  }

  /** Whether rows travel both ways. */
  boolean isTwoWay() {
    return travelsFrom(Side.DATAVERSE) && travelsFrom(Side.FINANCE);
  }

  /** The subject of a table of either side, by its exact name. */
  static Subject ofTable(String table) {
    for (Subject subject : values()) {
      if (subject.table.equals(table) || subject.entity.equals(table)) {
        return subject;
      }
    }
    throw new IllegalArgumentException("no subject has the table " + table);
  }

  /** The columns that users edit. */
  List<Field> fields() {
    return switch (this) {
      case CUSTOMERS ->
          List.of(
              new Field(Field.Kind.TEXT, "name", "NAME", null),
              new Field(Field.Kind.MONEY, "creditlimit", "CREDITLIMIT", null),
              new Field(Field.Kind.TEXT, "phone", "PHONE", null),
              new Field(Field.Kind.REFERENCE, "parent", "PARENT", CUSTOMERS),
              new Field(Field.Kind.REFERENCE, "contact", "CONTACT", CONTACTS),
              new Field(Field.Kind.TEXT, "notes", "TERMS", null));
      case CONTACTS ->
          List.of(
              new Field(Field.Kind.TEXT, "fullname", "FULLNAME", null),
              new Field(Field.Kind.REFERENCE, "account", "CUSTACCOUNT", CUSTOMERS));
      case PROJECTS ->
          List.of(
              new Field(Field.Kind.TEXT, "subject", "NAME", null),
              new Field(Field.Kind.REFERENCE, "customer", "CUSTACCOUNT", CUSTOMERS),
              new Field(Field.Kind.FLAG, "statecode", "", null));
      case HOURS ->
          List.of(
              new Field(Field.Kind.REFERENCE, "project", "PROJID", PROJECTS),
              new Field(Field.Kind.MONEY, "amount", "AMOUNT", null));
      case CURRENCIES -> List.of(new Field(Field.Kind.TEXT, "name", "NAME", null));
    };
  }
}
