package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.client.FileHosts;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.Transport;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sends files to addresses that carry a signature, and reads them from there. No token travels with
 * them, and no host is asked that is not allowed. Safe for any thread.
 */
final class PackageFiles {
  private final Transport transport;
  private final FileHosts hosts;

  PackageFiles(Transport transport, FileHosts hosts) {
    this.transport = transport;
    this.hosts = hosts;
  }

  /** Writes a file; false when the address is no longer good. */
  boolean write(String address, byte[] file, Waits waits) {
    URI target = hosts.require(address);
    HttpCall call =
        HttpCall.of("PUT", target)
            .with("x-ms-blob-type", "BlockBlob")
            .file("application/zip", file);
    return send(call, waits) != null;
  }

  /** The bytes of a file, not to be changed; null when the address is no longer good. */
  byte @Nullable [] read(String address, Waits waits) {
    HttpReply reply = send(HttpCall.get(hosts.require(address)), waits);
    return reply == null ? null : reply.bytes();
  }

  /** Writing a file again makes no difference, so either way is repeated until it is answered. */
  private @Nullable HttpReply send(HttpCall call, Waits waits) {
    while (true) {
      try {
        HttpReply reply = transport.send(call);
        if (reply.isOk()) {
          return reply;
        } else if (reply.status() == 401 || reply.status() == 403) {
          return null;
        } else if (reply.status() < 500 && reply.status() != 429) {
          throw failed(call, "failed with HTTP " + reply.status(), null);
        }
        waits.pause("%s answers HTTP %d".formatted(call, reply.status()));
      } catch (MalformedAnswerException tooLarge) {
        throw failed(call, "was answered beyond the limits", tooLarge);
      } catch (IOException lost) {
        // Messages of the transport are not ours, and an address is a secret.
        waits.pause("%s has no answer (%s)".formatted(call, lost.getClass().getSimpleName()));
      }
    }
  }

  private static PermanentConnectorException failed(
      HttpCall call, String what, @Nullable IOException cause) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT, "%s %s".formatted(call, what), cause);
  }
}
