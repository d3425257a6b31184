package assay.testkit.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** An HTTP/1.1 server on this machine, one request a connection. */
public final class LoopbackHttp implements AutoCloseable {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).withLocale(Locale.ROOT);

  private static final int PIECES = 8;

  private final ServerSocket socket;
  private final Function<Request, Reply> service;
  private final Supplier<Instant> clock;
  private final Queue<UnaryOperator<Reply>> faults = new ConcurrentLinkedQueue<>();
  private volatile UnaryOperator<Reply> lasting = UnaryOperator.identity();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Begins to serve.
   *
   * @param clock what its {@code Date} says
   */
  public LoopbackHttp(Function<Request, Reply> service, Supplier<Instant> clock) {
    this.service = service;
    this.clock = clock;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** Its address: {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The next answer that has none yet is changed so. */
  public void spoil(UnaryOperator<Reply> fault) {
    faults.add(fault);
  }

  /** Every answer is changed so. */
  public void spoilAll(UnaryOperator<Reply> fault) {
    lasting = fault;
  }

  /** All that it was asked, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (true) {
      try {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Request request = read(new BufferedInputStream(connection.getInputStream()));
      requests.add(request);
      Reply reply = lasting.apply(answer(request));
      UnaryOperator<Reply> fault = faults.poll();
      write(connection.getOutputStream(), fault == null ? reply : fault.apply(reply));
    } catch (IOException e) {
      // the client went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(Request request) {
    try {
      return service.apply(request);
    } catch (RuntimeException e) {
      return Reply.of(500, ""); // as services do
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(first[0], first[1], headers, new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the request ends");
      } else if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private void write(OutputStream out, Reply reply) throws IOException, InterruptedException {
    if (reply.status() == 0) {
      return;
    }
    byte[] body = reply.body().getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
    Map<String, String> headers = new TreeMap<>();
    headers.put("Date", DATE.format(clock.get()));
    headers.put("Connection", "close");
    headers.put("Content-Length", "" + body.length);
    headers.putAll(reply.headers());
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
    int end = Math.min(body.length, reply.cutAfter().orElse(Integer.MAX_VALUE));
    int piece = reply.pause().isZero() ? end : end / PIECES + 1;
    for (int at = 0; at < end; at += piece) {
      out.write(body, at, Math.min(piece, end - at));
      out.flush();
      Thread.sleep(reply.pause().toMillis());
    }
    out.flush();
    if (reply.stalls()) {
      closed.await();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
