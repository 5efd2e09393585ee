// Reads a fact and writes a command with Confluent's own client, as a developer in another language would.
// Usage: node interoperability.js <bootstrap> <registry url> <showtimeId> <orderId> <customer> <seat id>
// Prints one line of JSON: the facts of the showtime up to the one that holds the seat for the order.
'use strict';

const { Kafka, logLevel } = require('kafkajs');
const {
  AvroDeserializer,
  AvroSerializer,
  SchemaRegistryClient,
  SerdeType,
} = require('@confluentinc/schemaregistry');

const [bootstrap, registryUrl, showtimeId, orderId, customer, seatId] = process.argv.slice(2);
const TIMEOUT_MS = 60_000;

async function main() {
  const registry = new SchemaRegistryClient({ baseURLs: [registryUrl] });
  const kafka = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `interoperability-${process.pid}` });
  const producer = kafka.producer({ idempotent: true });
  await consumer.connect();
  await producer.connect();
  try {
    const facts = factsUntilHeld(consumer, new AvroDeserializer(registry, SerdeType.VALUE, {}));
    await producer.send({
      topic: 'seat-commands',
      messages: [{ key: showtimeId, value: await holdSeats(registry) }],
    });
    process.stdout.write(`${JSON.stringify(await facts)}\n`);
  } finally {
    await consumer.disconnect();
    await producer.disconnect();
  }
}

/** A HoldSeats command, written with the schema that stands in the registry under its full name. */
async function holdSeats(registry) {
  const subject = 'io.seatlog.wire.HoldSeats';
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, {
    useLatestVersion: true,
    subjectNameStrategy: () => subject,
  });
  return serializer.serialize('seat-commands', {
    showtimeId,
    commandId: `interoperability-${process.pid}`,
    replyTo: null,
    orderId,
    customer,
    seats: [{ id: seatId }],
    best: null,
  });
}

/** Facts of the showtime from the beginning of the log, up to the one that holds seats for the order. */
async function factsUntilHeld(consumer, deserializer) {
  await consumer.subscribe({ topic: 'seat-facts', fromBeginning: true });
  const facts = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not held within ${TIMEOUT_MS} ms; facts seen: ${JSON.stringify(facts)}`)),
      TIMEOUT_MS,
    );
    consumer
      .run({
        eachMessage: async ({ topic, message }) => {
          const fact = await deserializer.deserialize(topic, message.value);
          if (fact.showtimeId !== showtimeId) return;
          facts.push(fact);
          if (fact.orderId === orderId && fact.to === 'HELD') {
            clearTimeout(timer);
            resolve(facts);
          }
        },
      })
      .catch(reject);
  });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
