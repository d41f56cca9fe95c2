import Link from 'next/link';

export default function Home() {
  return (
    <main>
      <h1>Jobs</h1>
      <Link href="/jobs">Night porter</Link>
    </main>
  );
}
