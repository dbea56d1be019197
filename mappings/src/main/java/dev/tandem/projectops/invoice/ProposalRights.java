package dev.tandem.projectops.invoice;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;

/**
 * What a user of finance may not do with the proposals of the integration: headers come and go with
 * the proforma invoice, lines with the import (PROP-1, REG-3, COR-12, SC-14l). Hosts ask before
 * they let a user act. Pure.
 */
public final class ProposalRights {
  private ProposalRights() {}

  /** What a user wants to do by hand. */
  public enum Wish {
    /** A new header. */
    CREATE,
    /** A header less. */
    DELETE,
    /** One line less; only all lines together can be deleted. */
    DELETE_LINE,
    /** A posted invoice taken back. */
    REVERSE
  }

  /** Refuses the wish, always. */
  public static void refuse(Wish wish, String proposal) {
    String reason =
        switch (wish) {
          case CREATE -> "only the confirmation of a proforma invoice makes a header";
          case DELETE -> "finance does not delete a header of the integration";
          case DELETE_LINE -> "lines are deleted all together, see ProposalClearing";
          case REVERSE -> "a correction starts on the Dataverse side";
        };
    throw new FaultException(FaultCode.PROPOSAL_REFUSED, "proposal " + proposal, reason);
  }
}
