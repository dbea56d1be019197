/** The queued mode over Kafka, shared by several instances. */
@NullMarked
package dev.tandem.example.kafka;

import org.jspecify.annotations.NullMarked;
