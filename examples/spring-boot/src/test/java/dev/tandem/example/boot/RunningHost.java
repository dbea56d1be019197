package dev.tandem.example.boot;

import dev.tandem.example.boot.host.HostApplication;
import dev.tandem.example.jdbc.JdbcConnector;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it runs, on databases in a folder, seen from outside over HTTP. */
final class RunningHost implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Starts it on a free port, with these arguments instead of what it would say. */
  RunningHost(Path folder, String... arguments) {
    context = run(new SpringApplicationBuilder(HostApplication.class), folder, arguments);
  }

  /** Starts it with further beans. */
  RunningHost(Path folder, Class<?> beans) {
    context = run(new SpringApplicationBuilder(HostApplication.class, beans), folder);
  }

  private static ConfigurableApplicationContext run(
      SpringApplicationBuilder builder, Path folder, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--tandem.dataverse.url=jdbc:sqlite:" + folder.resolve("dataverse.db"),
                "--tandem.store.url=jdbc:sqlite:" + folder.resolve("sync.db")));
    if (arguments.length == 0 || !arguments[0].startsWith("--tandem.finance.url")) {
      all.add("--tandem.finance.url=jdbc:sqlite:" + folder.resolve("finance.db"));
    }
    all.addAll(List.of(arguments));
    return builder.run(all.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private JdbcConnector system(Side side) {
    String name = side == Side.FINANCE ? "financeConnector" : "dataverseConnector";
    return (JdbcConnector) context.getBean(name, Connector.class);
  }

  /** What a person of finance enters. */
  void enter(String entity, Map<String, ?> values) {
    system(Side.FINANCE).edits().transact(edits -> edits.insert(entity, values));
  }

  /** The values of a column on Dataverse. */
  List<String> onDataverse(String table, String column) {
    return system(Side.DATAVERSE).query(Query.all(TableName.dataverse(table), 100)).rows().stream()
        .map(row -> String.valueOf(row.row().value(column)))
        .sorted()
        .toList();
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
