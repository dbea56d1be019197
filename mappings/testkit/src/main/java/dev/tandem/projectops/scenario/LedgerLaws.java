package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.reconcile.AccrualLaw;
import dev.tandem.projectops.reconcile.LineLaw;
import dev.tandem.projectops.reconcile.VoucherLaw;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.LegalEntity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The laws of the ledger, which hold after every job of finance whatever a scenario expects: each
 * voucher balances per currency and in accounting currency (JRN-30), an actual is on one line at
 * most (REC-10), work in progress is what is posted and not invoiced (UND-20).
 */
final class LedgerLaws {
  private LedgerLaws() {}

  /** What is broken in the books of a legal entity, in words; empty when every law holds. */
  static List<String> broken(Connector finance, Clock clock, String company) {
    return new ProcessRunner(finance, clock)
        .look(
            LegalEntity.of(company),
            records -> {
              VoucherLaw vouchers = new VoucherLaw();
              records.each(LedgerEntry.CODEC, vouchers::add);
              List<String> broken = new ArrayList<>(vouchers.broken());
              broken.addAll(LineLaw.broken(records));
              broken.addAll(AccrualLaw.broken(records));
              return broken;
            });
  }
}
