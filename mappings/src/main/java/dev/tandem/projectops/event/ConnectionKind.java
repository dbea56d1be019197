package dev.tandem.projectops.event;

import dev.tandem.projectops.entity.dataverse.TransactionConnection;
import java.util.UUID;

/** The connections between transactions: who is related to whom, in which role (TC-1 to TC-8). */
public enum ConnectionKind {
  /** Sales and cost journal line of a submitted entry (TC-1). */
  SUBMITTED(Role.UNBILLED_SALES, RecordType.JOURNAL_LINE, Role.COST, RecordType.JOURNAL_LINE),
  /** Unbilled sale and cost of an approved entry (TC-2). */
  APPROVED(Role.UNBILLED_SALES, RecordType.ACTUAL, Role.COST, RecordType.ACTUAL),
  /** Detail of a draft proforma and its unbilled sale (TC-3). */
  ON_INVOICE(
      Role.BILLED_SALES, RecordType.INVOICE_LINE_DETAIL, Role.UNBILLED_SALES, RecordType.ACTUAL),
  /** Reversal and the actual that it takes back (TC-4, TC-7). */
  REVERSAL(Role.REVERSING, RecordType.ACTUAL, Role.ORIGINAL, RecordType.ACTUAL),
  /** Billed and unbilled sale of a confirmed proforma (TC-5). */
  BILLED(Role.BILLED_SALES, RecordType.ACTUAL, Role.UNBILLED_SALES, RecordType.ACTUAL),
  /** Detail of a draft correction and the billed sale that it corrects (TC-6). */
  ON_CORRECTION(Role.REPLACING, RecordType.INVOICE_LINE_DETAIL, Role.ORIGINAL, RecordType.ACTUAL),
  /** New actual and the one that it replaces (TC-8). */
  REPLACEMENT(Role.REPLACING, RecordType.ACTUAL, Role.ORIGINAL, RecordType.ACTUAL);

  /** The parts that transactions play, as the rows write them. */
  private static final class Role {
    static final String COST = "Cost";
    static final String UNBILLED_SALES = "Unbilled Sales";
    static final String BILLED_SALES = "Billed Sales";
    static final String ORIGINAL = "Original";
    static final String REVERSING = "Reversing";
    static final String REPLACING = "Replacing";
  }

  private final String role1;
  private final RecordType type1;
  private final String role2;
  private final RecordType type2;

  ConnectionKind(String role1, RecordType type1, String role2, RecordType type2) {
    this.role1 = role1;
    this.type1 = type1;
    this.role2 = role2;
    this.type2 = type2;
  }

  /** The connection of the two transactions; its id follows from kind, both ids and occasion. */
  public TransactionConnection connect(UUID first, UUID second, Occasion occasion) {
    return TransactionConnection.builder()
        .id(occasion.id("connection %s %s %s".formatted(this, first, second)))
        .name(role1 + " - " + role2)
        .transaction1(first.toString())
        .transaction1Role(role1)
        .transaction1Type(type1.logicalName())
        .transaction2(second.toString())
        .transaction2Role(role2)
        .transaction2Type(type2.logicalName())
        .build();
  }

  /** Whether the row is a connection of this kind. */
  public boolean matches(TransactionConnection connection) {
    return is(connection.transaction1Role().orElse(""), role1)
        && is(connection.transaction1Type().orElse(""), type1.logicalName())
        && is(connection.transaction2Role().orElse(""), role2)
        && is(connection.transaction2Type().orElse(""), type2.logicalName());
  }

  private static boolean is(String found, String wanted) {
    return found.equalsIgnoreCase(wanted);
  }
}
