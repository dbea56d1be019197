package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.entity.finance.ImportedActual;
import dev.tandem.projectops.entity.finance.IntegrationJournalLine;
import dev.tandem.projectops.entity.finance.LinkTarget;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.ProposalLine;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The law that an actual is on one line at most, and that links and lines agree (REC-10). Pure. */
public final class LineLaw {
  private static final String OPENING = "beginning balance ";

  private LineLaw() {}

  /** What does not fit, in words; empty when the law holds. */
  public static List<String> broken(Records records) {
    Map<String, String> links = new HashMap<>();
    records.each(
        ImportedActual.CODEC,
        row -> links.put(row.actualId().map(Object::toString).orElse(""), place(row)));
    List<String> broken = new ArrayList<>();
    records.each(
        IntegrationJournalLine.CODEC,
        row ->
            take(
                links,
                row.actualId().map(Object::toString).orElse(""),
                LinkTarget.JOURNAL
                    + " "
                    + row.journal().orElse("")
                    + " line "
                    + row.line().orElse(0),
                broken));
    records.each(
        ProposalLine.CODEC,
        row ->
            take(
                links,
                row.actualId().map(Object::toString).orElse(""),
                LinkTarget.PROPOSAL
                    + " "
                    + row.proposalId().orElse("")
                    + " line "
                    + row.line().orElse(0),
                broken));
    records.each(
        ProjectTransaction.CODEC,
        row -> {
          if (row.opening().orElse(false)) {
            String actual = row.actualId().map(Object::toString).orElse("");
            take(links, actual, OPENING + row.transactionId().orElse(""), broken);
          }
        });
    links.values().removeIf(OPENING::equals); // billed before, so that nothing opens with it
    links.forEach((actual, line) -> broken.add("actual " + actual + " has no " + line));
    return broken;
  }

  /** Where the link says that the actual is; a beginning balance has no line (BB-3). */
  private static String place(ImportedActual row) {
    LinkTarget target = row.target().member().orElse(LinkTarget.JOURNAL);
    return target == LinkTarget.BEGINNING_BALANCE
        ? OPENING + row.voucher().orElse("")
        : target + " " + row.document().orElse("") + " line " + row.line().orElse(0);
  }

  private static void take(
      Map<String, String> links, String actual, String line, List<String> broken) {
    if (!line.equals(links.remove(actual))) {
      broken.add("actual " + actual + " is on " + line + " without a link to it");
    }
  }
}
