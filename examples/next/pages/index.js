// The one page, rendered anew for every request.
export function getServerSideProps() {
  return { props: { now: new Date().toISOString() } };
}

export default function Page({ now }) {
  return <p>Hello from Next.js at {now}</p>;
}
