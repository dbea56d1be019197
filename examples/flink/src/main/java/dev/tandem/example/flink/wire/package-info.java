/** What travels between the tasks of a job, and its bytes. */
@NullMarked
package dev.tandem.example.flink.wire;

import org.jspecify.annotations.NullMarked;
