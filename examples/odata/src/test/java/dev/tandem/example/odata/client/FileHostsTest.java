package dev.tandem.example.odata.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.error.PermanentConnectorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileHostsTest {
  private static final FileHosts HOSTS = FileHosts.of("Store.blob.example", "127.0.0.1");

  @Test
  void takesAddressesOfItsHosts() {
    String address = "https://store.BLOB.example/dmf/a.zip?sig=x";
    assertThat(HOSTS.require(address)).hasToString(address);
    assertThat(HOSTS.require("http://127.0.0.1:8080/a")).hasPort(8080);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/a.zip?sig=VERYSECRET",
        "https://store.blob.example.evil.example/a.zip?sig=VERYSECRET",
        "http://store.blob.example/a.zip?sig=VERYSECRET",
        "https://user@store.blob.example/a.zip?sig=VERYSECRET",
        "https://store.blob.example@evil.example/a.zip?sig=VERYSECRET",
        "ftp://127.0.0.1/a.zip?sig=VERYSECRET",
        "file:///a.zip?sig=VERYSECRET",
        "/a.zip?sig=VERYSECRET",
        "no address %% sig=VERYSECRET",
        ""
      })
  void refusesAllOthersWithoutShowingThem(String address) {
    assertThatThrownBy(() -> HOSTS.require(address))
        .isInstanceOf(PermanentConnectorException.class)
        .hasMessageNotContaining("VERYSECRET")
        .hasNoCause();
  }
}
