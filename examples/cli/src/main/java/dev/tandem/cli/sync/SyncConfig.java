package dev.tandem.cli.sync;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.AlertRule;
import dev.tandem.sync.policy.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a synchronisation needs to know. Immutable.
 *
 * @param file where it was read
 * @param dataverse the system of Dataverse
 * @param finance the system of finance
 * @param store where the runtime keeps its memory
 * @param schemas a folder of schemas; null for the shipped ones
 * @param maps the maps in their order, at least one
 * @param startGuard the legal entities that must be set up before maps of Project Operations are
 *     started (ERR-28), which also asks for the key of vendor invoice lines (ERR-30); null to start
 *     maps whatever is there
 * @param alerts what happens when errors pile up
 * @param retry how long parked rows wait
 * @param leaseLife how long a process that vanished keeps others from its work
 * @param inDoubtAfter how long a host may take to end a transaction of both sides
 * @param batch how many changes a step takes up
 */
public record SyncConfig(
    Path file,
    SystemConfig dataverse,
    SystemConfig finance,
    Database store,
    @Nullable Path schemas,
    List<MapConfig> maps,
    @Nullable List<LegalEntity> startGuard,
    List<AlertRule> alerts,
    RetryPolicy retry,
    Duration leaseLife,
    Duration inDoubtAfter,
    int batch) {

  public SyncConfig {
    maps = List.copyOf(maps);
    startGuard = startGuard == null ? null : List.copyOf(startGuard);
    alerts = List.copyOf(alerts);
  }

  /** The system of a side. */
  public SystemConfig system(Side side) {
    return side == Side.FINANCE ? finance : dataverse;
  }
}
