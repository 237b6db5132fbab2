import type { SVGProps } from 'react'
import sprite from './icons.svg?url'

/** Lucide's drawings, each once in a file of their own that the browser keeps: a page only says which. */
export const AtSign = icon('AtSign')
export const BadgeCheck = icon('BadgeCheck')
export const Bell = icon('Bell')
export const BellOff = icon('BellOff')
export const BellRing = icon('BellRing')
export const BookOpen = icon('BookOpen')
export const Calendar = icon('Calendar')
export const CalendarDays = icon('CalendarDays')
export const CalendarPlus = icon('CalendarPlus')
export const Check = icon('Check')
export const CheckCheck = icon('CheckCheck')
export const ChevronLeft = icon('ChevronLeft')
export const ChevronRight = icon('ChevronRight')
export const CircleAlert = icon('CircleAlert')
export const CircleCheck = icon('CircleCheck')
export const CircleX = icon('CircleX')
export const Clock = icon('Clock')
export const Copy = icon('Copy')
export const Download = icon('Download')
export const Eye = icon('Eye')
export const EyeOff = icon('EyeOff')
export const Globe = icon('Globe')
export const Hand = icon('Hand')
export const Heart = icon('Heart')
export const History = icon('History')
export const House = icon('House')
export const Inbox = icon('Inbox')
export const Info = icon('Info')
export const Languages = icon('Languages')
export const Lightbulb = icon('Lightbulb')
export const LocateFixed = icon('LocateFixed')
export const Lock = icon('Lock')
export const LockOpen = icon('LockOpen')
export const Mail = icon('Mail')
export const MapPin = icon('MapPin')
export const MessageCircle = icon('MessageCircle')
export const Monitor = icon('Monitor')
export const Moon = icon('Moon')
export const Pin = icon('Pin')
export const PinOff = icon('PinOff')
export const Printer = icon('Printer')
export const Reply = icon('Reply')
export const Rss = icon('Rss')
export const Scale = icon('Scale')
export const ScanQrCode = icon('ScanQrCode')
export const Search = icon('Search')
export const SlidersHorizontal = icon('SlidersHorizontal')
export const Sun = icon('Sun')
export const TriangleAlert = icon('TriangleAlert')
export const Users = icon('Users')
export const Video = icon('Video')
export const X = icon('X')

function icon(name: string) {
  return function Icon(props: SVGProps<SVGSVGElement>) {
    return (
      <svg {...props}>
        <use href={`${sprite}#${name}`} />
      </svg>
    )
  }
}
