package dev.tandem.example.flink;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink's cluster in this process: task managers of one slot each, on free ports. */
final class LocalCluster implements AutoCloseable {
  private static final int CHECKPOINT_MILLIS = 100;

  private final MiniCluster cluster;

  LocalCluster(int workers) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(workers)
                .setNumSlotsPerTaskManager(1)
                .withRandomPorts()
                .build());
    cluster.start();
  }

  /** Runs a job to its end. */
  JobExecutionResult run(
      int parallelism, RuntimeExecutionMode mode, Consumer<StreamExecutionEnvironment> job)
      throws Exception {
    return cluster.executeJobBlocking(graph(parallelism, mode, job));
  }

  /** Starts a job and leaves it running. */
  JobID start(int parallelism, RuntimeExecutionMode mode, Consumer<StreamExecutionEnvironment> job)
      throws Exception {
    JobGraph graph = graph(parallelism, mode, job);
    return cluster.submitJob(graph).get().getJobID();
  }

  /** Waits for the end of a job that was started. */
  JobExecutionResult await(JobID job) throws Exception {
    return cluster.requestJobResult(job).get().toJobExecutionResult(getClass().getClassLoader());
  }

  /**
   * Takes a worker away, waits until the tasks on it have ended, and puts a new one in its place.
   *
   * @param index the worker, counted from 0 in the order in which they were started
   */
  void replaceWorker(int index) throws Exception {
    cluster.terminateTaskManager(index).get();
    cluster.startTaskManager();
  }

  private static JobGraph graph(
      int parallelism, RuntimeExecutionMode mode, Consumer<StreamExecutionEnvironment> job) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(20));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    environment.setRuntimeMode(mode);
    environment.getConfig().enableObjectReuse();
    if (mode == RuntimeExecutionMode.STREAMING) {
      environment.enableCheckpointing(CHECKPOINT_MILLIS);
    }
    job.accept(environment);
    return environment.getStreamGraph().getJobGraph();
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
