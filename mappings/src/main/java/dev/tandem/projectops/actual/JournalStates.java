package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;

/** The two states of a journal. No state. */
final class JournalStates {
  private JournalStates() {}

  static void requireDraft(Journal journal) {
    if (journal.status().is(JournalStatus.CONFIRMED)) {
      throw new FaultException(
          FaultCode.NOT_CORRECTABLE,
          "journal " + journal.name().orElse("?"),
          "it is confirmed already");
    }
  }

  static Effects confirmed(Journal journal) {
    return Effects.put(
        Journal.CODEC,
        Journal.builder().from(journal).status(Choice.of(JournalStatus.CONFIRMED)).build());
  }
}
