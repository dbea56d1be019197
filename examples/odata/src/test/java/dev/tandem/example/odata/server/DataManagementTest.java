package dev.tandem.example.odata.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.datapackage.HostileZip;
import dev.tandem.example.odata.datapackage.PackageLimits;
import dev.tandem.example.odata.datapackage.PackageReader;
import dev.tandem.example.odata.datapackage.PackageWriter;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The data management package API as it is seen from outside (package API facts, F2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataManagementTest {
  private static final String CUSTOMERS = "Customers V3";
  private static final String ACTIONS =
      "DataManagementDefinitionGroups/Microsoft.Dynamics.DataEntities.";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final ManualClock clock = Sides.clock();
  private final InMemoryConnector side = Sides.finance(clock);
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final FinanceServer server =
      FinanceServer.start(gated(), new ShippedNames(), Sides.settings(clock, Limits.FINANCE));
  private final Http http = new Http(server.origin(), server.api());

  @BeforeEach
  void signIn() {
    http.signIn();
  }

  @AfterEach
  void empty() {
    gate.countDown();
    for (Row row : side.rows(CUSTOMERS)) {
      KeyValues.Builder key = KeyValues.builder();
      for (String column : List.of("dataAreaId", "CUSTOMERACCOUNT")) {
        key.put(column, row.value(column));
      }
      side.delete(CUSTOMERS, key.build());
    }
  }

  @AfterAll
  void close() {
    server.close();
  }

  /** The side, whose writes wait at the gate while it is held. */
  private Connector gated() {
    return (Connector)
        Proxy.newProxyInstance(
            Connector.class.getClassLoader(),
            new Class<?>[] {Connector.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("write")) {
                assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
              }
              try {
                return method.invoke(side, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  private HttpResponse<String> call(String action, ObjectNode body) {
    return http.post(ACTIONS + action, body.toString());
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode value(String action, ObjectNode body) {
    HttpResponse<String> answer = call(action, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer).get("value");
  }

  private String writeUrl(String name) {
    String value = value("GetAzureWriteUrl", body().put("uniqueFileName", name)).asText();
    try {
      return new ObjectMapper().readTree(value).get("BlobUrl").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int put(String url, byte[] content) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return send(request
            .header("x-ms-blob-type", "BlockBlob")
            .PUT(BodyPublishers.ofByteArray(content)))
        .statusCode();
  }

  private static HttpResponse<byte[]> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private String upload(byte[] zip) {
    String url = writeUrl("p-" + System.nanoTime() + ".zip");
    assertThat(put(url, zip)).isEqualTo(201);
    return url;
  }

  private static byte[] customers(String... accounts) {
    PackageWriter writer =
        new PackageWriter("p", CUSTOMERS, List.of("CUSTOMERACCOUNT", "ORGANIZATIONNAME"));
    for (String account : accounts) {
      writer.add(List.of(account, "Name"));
    }
    return writer.finish();
  }

  private HttpResponse<String> importing(String url, String id) {
    return call(
        "ImportFromPackage",
        body()
            .put("packageUrl", url)
            .put("definitionGroupId", "p")
            .put("executionId", id)
            .put("execute", true)
            .put("overwrite", true)
            .put("legalEntityId", "USPM"));
  }

  private void imported(byte[] zip, String id) {
    HttpResponse<String> answer = importing(upload(zip), id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Http.json(answer).get("value").asText()).isEqualTo(id);
  }

  private String status(String id) {
    return value("GetExecutionSummaryStatus", body().put("executionId", id)).asText();
  }

  private String end(String id) throws InterruptedException {
    for (int look = 0; look < 10_000; look++) {
      String status = status(id);
      if (!status.equals("NotRun") && !status.equals("Executing")) {
        return status;
      }
      Thread.sleep(2);
    }
    throw new AssertionError("the execution does not end");
  }

  private void refused(byte[] zip, String because) {
    HttpResponse<String> answer = importing(upload(zip), "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Http.json(answer).at("/error/innererror/message").asText()).contains(because);
  }

  @Test
  void takesTheRowsOfAPackageOver() throws Exception {
    imported(customers("C1", "C2"), "one");
    assertThat(end("one")).isEqualTo("Succeeded");
    assertThat(side.rows(CUSTOMERS))
        .extracting(row -> row.value("dataAreaId"))
        .containsExactly("USPM", "USPM");
    assertThat(value("GetExecutionErrors", body().put("executionId", "one")).asText())
        .isEqualTo("[]");
    ObjectNode entity = body().put("executionId", "one").put("entityName", CUSTOMERS);
    assertThat(value("GenerateImportTargetErrorKeysFile", entity).booleanValue()).isFalse();
    assertThat(value("GetImportTargetErrorKeysFileUrl", entity).asText()).isEmpty();
  }

  @Test
  void tellsWhichRowsFailedAndWhy() throws Exception {
    String tooLong = "x".repeat(300);
    imported(customers("C1", tooLong, "C3", "C1"), "some");
    assertThat(end("some")).isEqualTo("PartiallySucceeded");
    assertThat(side.rows(CUSTOMERS)).hasSize(2);
    JsonNode errors =
        new ObjectMapper()
            .readTree(value("GetExecutionErrors", body().put("executionId", "some")).asText());
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).get("RecordId").asText()).isEqualTo("C1");
    assertThat(errors.get(0).get("ErrorMessage").asText()).contains("another row with this key");
    assertThat(errors.get(1).get("RecordId").asText()).isEqualTo(tooLong);
    assertThat(errors.get(1).get("Field").asText()).isEqualTo("CUSTOMERACCOUNT");
    ObjectNode entity = body().put("executionId", "some").put("entityName", CUSTOMERS);
    assertThat(value("GenerateImportTargetErrorKeysFile", entity).booleanValue()).isTrue();
    assertThat(value("GetImportTargetErrorKeysFileUrl", entity).asText()).isEmpty();
    String url = value("GetImportTargetErrorKeysFileUrl", entity).asText();
    String keys = new String(get(url).body(), StandardCharsets.UTF_16);
    assertThat(keys.lines()).containsExactly("CUSTOMERACCOUNT", "C1", tooLong);
    assertThat(put(url, new byte[1])).isEqualTo(403);
  }

  @Test
  void failsWhenNoRowTakesEffect() throws Exception {
    imported(customers("y".repeat(300)), "none");
    assertThat(end("none")).isEqualTo("Failed");
    assertThat(side.rows(CUSTOMERS)).isEmpty();
  }

  @Test
  void importsOnePackageAtATime() throws Exception {
    gate = new CountDownLatch(1);
    imported(customers("C1"), "first");
    HttpResponse<String> second = importing(upload(customers("C2")), "second");
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("parallel").contains("first");
    assertThat(status("first")).isIn("NotRun", "Executing");
    gate.countDown();
    assertThat(end("first")).isEqualTo("Succeeded");
    for (int look = 0; look < 1000; look++) {
      if (importing(upload(customers("C2")), "second").statusCode() == 200) {
        assertThat(end("second")).isEqualTo("Succeeded");
        return;
      }
      Thread.sleep(2);
    }
    throw new AssertionError("the second package is never let in");
  }

  @Test
  void takesAnExecutionIdOnce() throws Exception {
    imported(customers("C1"), "once");
    end("once");
    assertThat(importing(upload(customers("C2")), "once").body()).contains("in use already");
    assertThat(call("GetExecutionSummaryStatus", body().put("executionId", "other")).body())
        .contains("not found");
  }

  @Test
  void opensFilesToWhoeverHasTheirAddressUntilItExpires() {
    String url = writeUrl("a.zip");
    assertThat(put(url, new byte[] {1, 2})).isEqualTo(201);
    assertThat(get(url).body()).containsExactly(1, 2);
    assertThat(get(url.replace("/a.zip", "/b.zip")).statusCode()).isEqualTo(403);
    assertThat(get(url.replaceAll("se=20..", "se=2099")).statusCode()).isEqualTo(403);
    assertThat(get(url.replace("sp=rw", "sp=r")).statusCode()).isEqualTo(403);
    assertThat(get(url.substring(0, url.indexOf('?'))).statusCode()).isEqualTo(403);
    assertThat(get(server.origin() + "/dmf/../data/CustomersV3").statusCode()).isNotEqualTo(200);
    HttpRequest.Builder untyped = HttpRequest.newBuilder(URI.create(url));
    assertThat(send(untyped.PUT(BodyPublishers.ofByteArray(new byte[1]))).statusCode())
        .isEqualTo(400);
    clock.advance(Duration.ofMinutes(36));
    assertThat(get(url).statusCode()).isEqualTo(403);
    assertThat(put(url, new byte[1])).isEqualTo(403);
    assertThat(importing(url, "").body()).contains("expired");
  }

  // F2
  @Test
  void keepsFilesForSevenDays() {
    String name = "kept.zip";
    assertThat(put(writeUrl(name), new byte[] {1})).isEqualTo(201);
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    http.signIn();
    assertThat(get(writeUrl(name)).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(get(writeUrl(name)).statusCode()).isEqualTo(404);
  }

  @Test
  void readsPackagesOfItsOwnFilesOnly() {
    String elsewhere = "http://127.0.0.1:1/dmf/a.zip?sp=rw&se=2099-01-01T00:00:00Z&sig=x";
    for (String url : List.of(elsewhere, "file:///etc/passwd", server.origin() + "/dmf/a.zip")) {
      HttpResponse<String> answer = importing(url, "");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("none of this environment");
    }
  }

  @Test
  void refusesPackagesItCannotTakeOver() {
    String[] account = {"CUSTOMERACCOUNT"};
    refused(
        HostileZip.decent("Customer", "CUSTOMERACCOUNT\r\n", account).bytes(),
        "does not exist in the target");
    refused(HostileZip.decent(CUSTOMERS, "OTHER\r\n", account).bytes(), "mapping is incorrect");
    refused(HostileZip.decent(CUSTOMERS, "NOSUCH\r\n", "NOSUCH").bytes(), "mapping is incorrect");
    refused(
        HostileZip.decent(CUSTOMERS, "ORGANIZATIONNAME\r\n", "ORGANIZATIONNAME").bytes(),
        "key field CUSTOMERACCOUNT is not mapped");
    refused(HostileZip.decent(CUSTOMERS, "", account).with("../x", "").bytes(), "is a path");
    refused(new byte[] {1, 2, 3}, "package");
    assertThat(side.rows(CUSTOMERS)).isEmpty();
    assertThat(call("NoSuchAction", body()).statusCode()).isEqualTo(404);
    assertThat(call("GetAzureWriteUrl", body().put("uniqueFileName", "../a")).statusCode())
        .isEqualTo(400);
    assertThat(call("GetAzureWriteUrl", body()).statusCode()).isEqualTo(400);
    assertThat(http.post(ACTIONS + "GetAzureWriteUrl", "no JSON").statusCode()).isEqualTo(400);
  }

  // I24
  @Test
  void keepsRowsInTheCompanyOfTheJob() throws Exception {
    String rows = "CUSTOMERACCOUNT,DATAAREAID\r\nC1,GBPM\r\nC2,uspm\r\n";
    imported(
        HostileZip.decent(CUSTOMERS, rows, "CUSTOMERACCOUNT", "DATAAREAID").bytes(), "companies");
    assertThat(end("companies")).isEqualTo("PartiallySucceeded");
    assertThat(side.single(CUSTOMERS).value("CUSTOMERACCOUNT")).isEqualTo("C2");
  }

  @Test
  void exportsWhatItImports() throws Exception {
    imported(customers("C1", "C2"), "in");
    end("in");
    List<?> before = side.rows(CUSTOMERS);
    ObjectNode wanted =
        body()
            .put("definitionGroupId", CUSTOMERS)
            .put("packageName", "c.zip")
            .put("executionId", "out")
            .put("reExecute", false)
            .put("legalEntityId", "USPM");
    assertThat(value("ExportToPackage", wanted).asText()).isEqualTo("out");
    assertThat(end("out")).isEqualTo("Succeeded");
    String url = value("GetExportedPackageUrl", body().put("executionId", "out")).asText();
    byte[] zip = get(url).body();
    assertThat(PackageReader.read(zip, PackageLimits.STANDARD).entities()).hasSize(1);
    imported(zip, "again");
    assertThat(end("again")).isEqualTo("Succeeded");
    assertThat(side.rows(CUSTOMERS)).isEqualTo(before);
  }
}
