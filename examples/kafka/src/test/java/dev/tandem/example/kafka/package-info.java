@NullMarked
package dev.tandem.example.kafka;

import org.jspecify.annotations.NullMarked;
