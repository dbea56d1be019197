package dev.tandem.example.odata.server.sample;

import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.FinanceWork;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.LegalEntity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batch server of finance: what it imports from staging, again and again. One thread. */
final class FinanceBatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FinanceBatch.class);
  private static final int SECONDS = 3;
  private static final List<FinanceJob> JOBS =
      List.of(FinanceJob.MILESTONES, FinanceJob.FORECASTS, FinanceJob.IMPORT);

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> repeated;

  private FinanceBatch(ScheduledExecutorService executor, ScheduledFuture<?> repeated) {
    this.executor = executor;
    this.repeated = repeated;
  }

  static FinanceBatch start(FinanceWork work, Set<String> companies) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "finance-batch");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> repeated =
        executor.scheduleWithFixedDelay(
            () -> companies.forEach(company -> run(work, LegalEntity.of(company))),
            SECONDS,
            SECONDS,
            TimeUnit.SECONDS);
    return new FinanceBatch(executor, repeated);
  }

  private static void run(FinanceWork work, LegalEntity company) {
    for (FinanceJob job : JOBS) {
      try {
        work.run(job, company, Map.of());
      } catch (DualWriteException | FaultException e) {
        LOG.warn("{} of {} refuses: {}", job.id(), company.code(), e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    repeated.cancel(false);
    executor.shutdownNow();
  }
}
