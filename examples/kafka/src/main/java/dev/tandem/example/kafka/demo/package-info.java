/** A broker, two systems in files, and instances in processes of their own, to look at. */
@NullMarked
package dev.tandem.example.kafka.demo;

import org.jspecify.annotations.NullMarked;
