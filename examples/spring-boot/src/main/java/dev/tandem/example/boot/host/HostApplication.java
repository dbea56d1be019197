package dev.tandem.example.boot.host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps two systems in step until it is told to stop. */
@SpringBootApplication
public class HostApplication {

  /** Starts the host. */
  public static void main(String[] args) {
    SpringApplication.run(HostApplication.class, args);
  }
}
