package dev.tandem.example.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One trial: people work on both sides while hosts come and are killed, one at a time or a second
 * one that waits for the first one's work. At last one is left in peace.
 */
final class CrashTrial {
  private static final int CONTESTED = 30;
  private static final int LOOK_MILLIS = 10;
  private static final int MOST_LOOKS = 3000;

  private final String label;
  private final List<String> addresses;
  private final Path folder;
  private final int kills;
  private final int changes;
  private final long seed;
  private final Random random;
  private final ClassArchive classes;
  private final ExecutorService people = Executors.newFixedThreadPool(2);
  private final List<Future<?>> working = new ArrayList<>();
  private int killed;
  private int atWork;
  private int takenOver;

  CrashTrial(String label, List<String> addresses, Path folder, int kills, int changes, long seed)
      throws IOException {
    this.label = label;
    this.addresses = addresses;
    this.folder = folder;
    this.kills = kills;
    this.changes = changes;
    this.seed = seed;
    random = new Random(seed);
    classes = ClassArchive.in(folder);
  }

  void run() throws Exception {
    System.out.printf("%s: -Dcrash.seed=%d%n", label, seed);
    long begin = System.nanoTime();
    try (Site site = Site.open(addresses)) {
      List<SideUsers> users = prepare(site);
      child("drain", "first").end();
      Agreement agreement = new Agreement(label + " -Dcrash.seed=" + seed, site, users);
      while (killed < kills) {
        round(site, users);
      }
      work(users, changes);
      await();
      long finished = finished(site);
      String counters = child("drain", "last").end();
      System.out.printf(
          "%s: %d kills, %d with work under way, %d of two hosts, %d changes in %.0f s;"
              + " %d came to their end before the last host%n%s%n",
          label,
          killed,
          atWork,
          takenOver,
          users.stream().mapToInt(SideUsers::made).sum(),
          (System.nanoTime() - begin) / 1e9,
          finished,
          counters);
      agreement.check();
      assertThat(finished)
          .as("%s, done by hosts that were killed", label)
          .isGreaterThan(changes / 3);
    } catch (AssertionError | Exception failure) {
      throw new AssertionError(label + " fails with -Dcrash.seed=" + seed, failure);
    } finally {
      people.shutdownNow();
    }
  }

  private HostChild child(String what, String owner) {
    int step = what.equals("drain") ? 500 : 20 + random.nextInt(300);
    List<String> arguments = new ArrayList<>(List.of(what, owner, String.valueOf(step)));
    arguments.addAll(addresses);
    return HostChild.start(classes, folder.resolve("complaints.txt"), arguments);
  }

  private List<SideUsers> prepare(Site site) {
    StoredRow company =
        site.side(Side.DATAVERSE)
            .edits()
            .insert("cdm_companies", Map.of("cdm_companycode", CrashTables.COMPANY));
    UUID companyId = (UUID) Objects.requireNonNull(company.row().value("cdm_companyid"));
    Map<String, UUID> ids = new HashMap<>();
    for (int i = 0; i < CONTESTED; i++) {
      StoredRow row =
          site.side(Side.DATAVERSE)
              .edits()
              .insert(
                  CrashTables.CUSTOMER.table(Side.DATAVERSE),
                  Map.of(
                      "crm_number",
                      "C" + i,
                      "crm_company",
                      Reference.byId("cdm_company", companyId)));
      ids.put("C" + i, (UUID) Objects.requireNonNull(row.row().value("crm_customerid")));
    }
    bringOver(site);
    List<String> contested = List.copyOf(ids.keySet());
    return List.of(
        new SideUsers(site.side(Side.DATAVERSE), seed, contested, ids, companyId),
        new SideUsers(site.side(Side.FINANCE), seed + 1, contested, Map.of(), null));
  }

  /** Has the contested customers on both sides, and all maps running. */
  private static void bringOver(Site site) {
    String[] maps = {
      CrashTables.CUSTOMER.name(), CrashTables.ORDER.name(), CrashTables.ENTRY.name()
    };
    try (SyncRuntime runtime = site.runtime("setup")) {
      runtime.initialSync(InitialSyncRequest.of(Side.DATAVERSE, maps));
      for (int i = 0; i < 50; i++) {
        runtime.step(100);
      }
      for (String map : maps) {
        assertThat(runtime.lifecycle().state(map)).isEqualTo(MapState.RUNNING);
      }
      assertThat(runtime.counters().applied()).isEqualTo(CONTESTED);
    }
  }

  /** One host or two come, work, and are killed. */
  private void round(Site site, List<SideUsers> users) throws Exception {
    await();
    boolean two = random.nextInt(4) == 0 && killed + 2 <= kills;
    boolean early = !two && random.nextInt(10) == 0;
    HostChild one = child("run", "one");
    HostChild other = two ? child("run", "two") : null;
    work(users, share(0.5));
    if (early) {
      kill(site, one, random.nextInt(600));
      return;
    }
    one.awaitReady();
    work(users, share(1));
    if (other != null) {
      other.awaitReady();
    }
    awaitProgress(site, 1 + random.nextInt(2 * changes / kills));
    kill(site, one, random.nextInt(350));
    if (other != null) {
      // Long enough to follow, as a lease goes, and now and then not.
      kill(site, other, 200 + random.nextInt(900));
      takenOver++;
    }
  }

  private void kill(Site site, HostChild child, int millis)
      throws IOException, InterruptedException {
    child.killAfter(millis);
    killed++;
    atWork += counters(site).waiting() > 0 ? 1 : 0;
  }

  /**
   * Waits until so many changes came to their end, however fast the machine is: a host that is
   * killed before it did anything proves nothing. A change is received twice, as it comes and as
   * the echo of its effect.
   */
  private static void awaitProgress(Site site, int most) throws InterruptedException {
    long before = finished(site);
    for (int i = 0; i < MOST_LOOKS && finished(site) < before + most; i++) {
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static long finished(Site site) {
    SyncCounters counters = counters(site);
    return counters.received() - counters.waiting();
  }

  private static SyncCounters counters(Site site) {
    return SyncCounters.of(site.store().counts(), null, null);
  }

  private int share(double ofRound) {
    return (int) (changes * (killed + ofRound) / kills);
  }

  /** Both sides' people go on until they have made so many changes. */
  private void work(List<SideUsers> users, int upTo) {
    for (SideUsers each : users) {
      working.add(
          people.submit(
              () -> {
                synchronized (each) {
                  each.workUpTo(Math.min(upTo, changes) / users.size());
                }
              }));
    }
  }

  private void await() throws Exception {
    for (Future<?> each : working) {
      each.get();
    }
    working.clear();
  }
}
