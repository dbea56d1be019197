package dev.tandem.projectops.scenario;

import java.util.List;

/**
 * Something that may happen in a random engagement; when nothing is there that it could happen to,
 * it does not.
 *
 * @param kind what
 * @param pick which of several, and how
 * @param size how much
 */
record EngagementMove(Kind kind, int pick, int size) {
  /** What can happen, and how often it does in comparison. */
  enum Kind {
    /** Time is entered, submitted and approved, own or lent, by effort or at the fixed price. */
    WORK(8),
    /** A returned entry is submitted and approved again. */
    AGAIN(2),
    /** Material is used, submitted and approved: a product, or one that is written in. */
    USE(5),
    /** An expense report is posted in finance and approved in Dataverse. */
    TRAVEL(2),
    /** A vendor invoice or a credit note is posted in finance and confirmed in Dataverse. */
    PURCHASE(4),
    /** A vendor invoice or a credit note is cancelled in Dataverse. */
    CANCEL(2),
    /** An approved entry is recalled, or its approval cancelled. */
    WITHDRAW(4),
    /** What is open of a customer becomes ready and comes on a draft. */
    BILL(5),
    /** A detail of a draft or correction is edited. */
    EDIT(5),
    /** A draft or correction is confirmed. */
    CONFIRM(8),
    /** A draft or correction is deleted. */
    DELETE(1),
    /** A confirmed invoice is corrected; all of it is credited until edited. */
    REVISE(7),
    /** A correction journal is begun, and then confirmed or given up. */
    JOURNAL(5),
    /** A retainer is agreed and comes on a draft, which is mostly confirmed at once. */
    RETAINER(4),
    /** Some of what is left of a retainer is to be paid back with a draft. */
    REFUND(3),
    /** A new milestone. */
    MILESTONE(1),
    /** The sales of a draft to which a retainer is applied are lowered. */
    LOWER(4),
    /** A milestone becomes ready. */
    READY(4),
    /** Finance runs a job. */
    JOB(12),
    /** Finance estimates the fixed price. */
    ESTIMATE(2),
    /** A map is paused, so that other rows arrive before those of its table. */
    PAUSE(3),
    /** A paused map is resumed. */
    RESUME(3),
    /** All rows of a map are sent again. */
    RESYNC(1);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }
  }

  /** One of so many, by the pick. */
  int of(int many) {
    return pick % many;
  }

  /** One of them, by the pick. */
  <T> T one(List<T> all) {
    return all.get(of(all.size()));
  }

  /** Another choice of so many that does not hang on the first. */
  int then(int first, int many) {
    return pick / first % many;
  }
}
