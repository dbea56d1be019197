package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Proforma;

/** Proformas of the 8 hours of SC-1. */
final class ProformaFixture {
  /** The time entry. */
  static final String T = id("T-1").toString();

  private ProformaFixture() {}

  /** 8 h of SC-1, approved, ready and on draft I1. */
  static DataverseSide drafted() {
    DataverseSide side = DataverseSide.f0(BillingMethod.TIME_AND_MATERIAL);
    side.worked("T-1", "P1", 8);
    side.done("ready-to-invoice", "contract", "C1");
    side.done("create-proforma", "contract", "C1", "number", "I1", "name", "March");
    return side;
  }

  /** The same, confirmed. */
  static DataverseSide confirmed() {
    DataverseSide side = drafted();
    side.done("confirm-proforma", "proforma", "I1");
    return side;
  }

  /** The proforma that finance knows by a number. */
  static Proforma invoice(DataverseSide side, String number) {
    return side.all(Proforma.CODEC).stream()
        .filter(row -> row.financeNumber().orElse("").equals(number))
        .findFirst()
        .orElseThrow();
  }
}
