import { Link } from '#app/components/link.tsx'
import { CalendarDays, Rss, Users } from '#app/components/icons.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Tabs, type Tab } from '#app/components/tabs.tsx'
import { paths } from '#app/paths.ts'
import { doorWords } from '../domain/group.ts'
import type { GroupView } from '../view.ts'
import { MailLevelMenu } from './mail-level-menu.tsx'

export type GroupTab = 'hall' | 'threads' | 'events' | 'resources' | 'members' | 'settings' | 'moderation'

export type GroupHeadProps = { group: GroupView; tab: GroupTab; signedIn: boolean }

/** The head of each of a group's pages: its banner, what one can do here, and the way to its other pages. */
export function GroupHead({ group, tab, signedIn }: GroupHeadProps) {
  const { slug, name, memberCount, visibility, joinPolicy, can } = group
  const hall = tab === 'hall'
  const Name = hall ? 'h1' : 'p'
  return (
    <>
      <div className="grouphead full">
        <Emblem name={name} size={hall ? 'l' : 'm'} />
        <div>
          <Name className={hall ? undefined : 'lead'}>
            {hall ? (
              name
            ) : (
              <Link className="plain" to={paths.group(slug)}>
                {name}
              </Link>
            )}
          </Name>
          <p className="meta">
            <span>
              <Users className="icon s" aria-hidden="true" />
              {memberCount === 1 ? '1 member' : `${memberCount} members`}
            </span>
            <span>{doorWords(visibility, joinPolicy)}</span>
          </p>
        </div>
        {hall ? <Markdown className="about" html={group.descriptionHtml} /> : null}
        {hall ? <HeadActions group={group} signedIn={signedIn} /> : null}
      </div>
      {can.seeInside ? <Tabs label={name} tabs={tabsOf(group, tab)} /> : null}
    </>
  )
}

function HeadActions({ group, signedIn }: { group: GroupView; signedIn: boolean }) {
  const { slug, membershipStatus, can, joinPolicy, visibility } = group
  if (membershipStatus === 'invited') {
    return (
      <div className="do row">
        <PostForm action={paths.membership(slug)}>
          <Button look="main">Accept the invitation</Button>
        </PostForm>
        <PostForm action={paths.membership(slug)} method="delete">
          <Button look="quiet">Turn it down</Button>
        </PostForm>
      </div>
    )
  }
  if (membershipStatus === 'pending') {
    return (
      <div className="do stack">
        <Notice title="You have asked to join.">The moderators will answer; we will write to you when they do.</Notice>
        <PostForm action={paths.membership(slug)} method="delete">
          <Button>Take the request back</Button>
        </PostForm>
      </div>
    )
  }
  return (
    <div className="do row">
      {can.write ? (
        <ButtonLink look="main" to={paths.newThread(slug)}>
          Start a thread
        </ButtonLink>
      ) : null}
      {membershipStatus === 'none' && joinPolicy === 'open' ? (
        signedIn ? (
          <PostForm action={paths.membership(slug)}>
            <Button look="main">Join group</Button>
          </PostForm>
        ) : (
          <ButtonLink look="main" to={paths.login(paths.group(slug))}>
            Sign in to join
          </ButtonLink>
        )
      ) : null}
      {membershipStatus === 'none' && joinPolicy === 'request' ? (
        <ButtonLink look="main" to={signedIn ? `${paths.group(slug)}#ask` : paths.login(paths.group(slug))}>
          {signedIn ? 'Ask to join' : 'Sign in to ask'}
        </ButtonLink>
      ) : null}
      {membershipStatus === 'active' ? <MailLevelMenu slug={slug} level={group.mailLevel} /> : null}
      {can.seeInside ? (
        <a className="btn quiet" href={paths.groupCalendar(slug)}>
          <CalendarDays className="icon" aria-hidden="true" />
          Calendar
        </a>
      ) : null}
      {visibility === 'public' ? (
        <a className="btn quiet" href={paths.groupFeed(slug)}>
          <Rss className="icon" aria-hidden="true" />
          Feed
        </a>
      ) : null}
    </div>
  )
}

function tabsOf(
  { slug, threadCount, eventCount, resourceCount, memberCount, pendingCount, can }: GroupView,
  tab: GroupTab,
): Tab[] {
  const tabs: Tab[] = [
    { label: 'Hall', href: paths.group(slug), current: tab === 'hall' },
    { label: 'Threads', href: paths.groupThreads(slug), count: threadCount ?? 0, current: tab === 'threads' },
    { label: 'Events', href: paths.groupEvents(slug), count: eventCount ?? 0, current: tab === 'events' },
    { label: 'Resources', href: paths.groupResources(slug), count: resourceCount ?? 0, current: tab === 'resources' },
    { label: 'Members', href: paths.groupMembers(slug), count: memberCount, current: tab === 'members' },
  ]
  const waiting = pendingCount || undefined
  const moderation = { label: 'Moderation', href: paths.groupModeration(slug), count: waiting }
  if (can.moderate) tabs.push({ ...moderation, current: tab === 'moderation' })
  if (can.manage) tabs.push({ label: 'Settings', href: paths.groupSettings(slug), current: tab === 'settings' })
  return tabs
}
