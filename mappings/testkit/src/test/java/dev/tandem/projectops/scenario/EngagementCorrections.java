package dev.tandem.projectops.scenario;

import static dev.tandem.projectops.scenario.EngagementTerms.hundredths;

import dev.tandem.projectops.entity.dataverse.EntryStatus;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.Proforma;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Moves that correct: drafts that credit what was billed, correction journals. No state. */
final class EngagementCorrections {
  private static final Set<String> NOT_LIVE = Set.of("ACT-43");

  private final EngagementPlay play;
  private final EngagementView view;

  EngagementCorrections(EngagementPlay play, EngagementView view) {
    this.play = play;
    this.view = view;
  }

  /**
   * An invoice is corrected by a draft of its own, or beside what another one charges (COR-4),
   * which is refused just when a third draft corrects some of it already.
   *
   * @return whether there was such an invoice
   */
  boolean revise(EngagementMove move, EngagementMoment now) {
    List<Proforma> invoices = view.revisable();
    if (invoices.isEmpty()) {
      return false;
    }
    Proforma invoice = move.one(invoices);
    String own = "I" + now.number();
    List<Proforma> beside = view.draftsBeside(invoice);
    String onto =
        beside.isEmpty() || move.then(42, 2) == 0 ? own : EngagementView.number(move.one(beside));
    boolean refused = view.correctedBy(invoice).stream().anyMatch(draft -> !draft.equals(onto));
    int changes = play.changes();
    EngagementStep step =
        now.step("%s is corrected with %s".formatted(EngagementView.number(invoice), onto))
            .act(
                refused ? Set.of("COR-1") : Set.of(),
                "revise-proforma",
                "proforma",
                EngagementView.number(invoice),
                onto.equals(own) ? "number" : "onto",
                onto);
    play.play(step);
    if (refused && (step.work().get(0).came().isEmpty() || play.changes() != changes)) {
      throw new EngagementPlay.Broken(
          "another draft corrects some of %s, and %s is not refused (COR-1)"
              .formatted(EngagementView.number(invoice), onto));
    }
    return true;
  }

  /**
   * A correction journal is begun, or one that is open is edited and confirmed, or given up.
   *
   * @return whether there was one, or an entry to correct
   */
  boolean journal(EngagementMove move, EngagementMoment now) {
    List<Journal> open = view.openJournals();
    List<UUID> approved = view.entries(EntryStatus.APPROVED);
    if (open.isEmpty() && approved.isEmpty()) {
      return false;
    } else if (open.isEmpty()) {
      String entry = move.one(approved).toString();
      play.play(
          now.step("a correction journal")
              .act(NOT_LIVE, "correct-entry", "journal", "J" + now.number(), "entry", entry));
    } else if (move.then(42, 4) == 0) {
      play.play(
          now.step("the journal is given up").act("discard-journal", "journal", name(open.get(0))));
    } else {
      String line = move.one(view.lines(open.get(0))).id().orElseThrow().toString();
      play.play(
          now.step("the journal is edited and confirmed")
              .act(
                  "edit-journal-line",
                  "journal",
                  name(open.get(0)),
                  "line",
                  line,
                  "quantity",
                  hundredths(move.size()))
              .act("confirm-journal", "journal", name(open.get(0))));
    }
    return true;
  }

  /** Confirms what is open. */
  void close(EngagementMoment now) {
    for (Journal journal : view.openJournals()) {
      play.play(now.step("a journal").act("confirm-journal", "journal", name(journal)));
    }
  }

  private static String name(Journal journal) {
    return journal.name().orElseThrow();
  }
}
